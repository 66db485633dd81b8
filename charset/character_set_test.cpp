#include "charset/character_set.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "charset/decoder.hpp"
#include "charset/tables.hpp"

using namespace exhume;
using namespace exhume::charset;

namespace {

const CharacterSet& named(std::string_view name) {
  const CharacterSet* const set = find(name);
  REQUIRE(set);
  return *set;
}

std::string decoded(const Decoder& decoder, std::uint8_t byte) {
  std::string text;
  BadSpots bad;
  decoder.decode(Bytes(&byte, 1), text, bad);
  return bad.empty() ? text : std::string();
}

/// The bytes that `superset` decodes otherwise than `subset`, which defines them.
std::size_t differing_bytes(const CharacterSet& subset, const CharacterSet& superset) {
  const auto sub = make_decoder(subset);
  const auto super = make_decoder(superset);
  std::size_t differing = 0;
  for (unsigned byte = 0; byte < 256; ++byte) {
    const auto code = static_cast<std::uint8_t>(byte);
    const std::string text = decoded(*sub, code);
    if (!text.empty() && text != decoded(*super, code)) ++differing;
  }
  return differing;
}

bool both_single_byte(const CharacterSet& left, const CharacterSet& right) {
  return left.recipe.scheme == Scheme::single_byte && right.recipe.scheme == Scheme::single_byte;
}

}  // namespace

TEST_CASE("the 266 character sets have ids and names of their own", "[charset]") {
  std::set<std::uint16_t> ids;
  std::set<std::string_view> names;
  std::uint16_t previous = 0;
  for (const CharacterSet& set : all()) {
    INFO(set.name);
    ids.insert(set.id);
    names.insert(set.name);
    CHECK(set.id > previous);
    CHECK(set.min_bytes >= 1);
    CHECK(set.min_bytes <= set.max_bytes);
    CHECK_FALSE(set.description.empty());
    CHECK((set.conversion == Conversion::none) == (set.recipe.scheme == Scheme::none));
    CHECK((set.conversion == Conversion::none || !set.replacement.empty()));
    previous = set.id;
  }
  CHECK(all().size() == 266);
  CHECK(ids.size() == 266);
  CHECK(names.size() == 266);
}

TEST_CASE("sets are found by id and by name in any case", "[charset]") {
  CHECK(named("WE8ISO8859P1").id == 31);
  CHECK(named("al32utf8").id == 873);
  CHECK(named("Zhs16Gbk").id == 852);
  REQUIRE(find(std::uint16_t{178}));
  CHECK(find(std::uint16_t{178})->name == "WE8MSWIN1252");
  REQUIRE(find(std::uint16_t{9999}));
  CHECK(find(std::uint16_t{9999})->name == "ISO2022-JP");
  CHECK(find(std::uint16_t{0}) == nullptr);
  CHECK(find(std::uint16_t{3}) != nullptr);
  CHECK(find(std::uint16_t{24}) == nullptr);
  CHECK(find(std::uint16_t{65535}) == nullptr);
  CHECK(find("WE8ISO8859P") == nullptr);
  CHECK(find("") == nullptr);
}

TEST_CASE("facts of some sets", "[charset]") {
  const CharacterSet& gbk = named("ZHS16GBK");
  CHECK(gbk.min_bytes == 1);
  CHECK(gbk.max_bytes == 2);
  CHECK(gbk.ascii_superset);
  CHECK(gbk.replacement == "?");
  CHECK(named("JA16EUC").replacement == "\xA1\xA9");
  CHECK(named("WE8DEC").replacement == "\xBF");
  CHECK(named("AL32UTF8").conversion == Conversion::exact);
  CHECK(named("WE8DEC").conversion == Conversion::adjusted);
  CHECK(named("ISO2022-KR").conversion == Conversion::assumed);
  CHECK(named("KO16KSCCS").conversion == Conversion::none);
  CHECK(named("AL16UTF16").max_bytes == 4);
  CHECK_FALSE(named("WE8EBCDIC37").ascii_superset);
  CHECK(to_string(Conversion::adjusted) == "adjusted");
  CHECK(to_string(Confidence::low) == "low");
}

TEST_CASE("binary subsets are those that hold byte for byte", "[charset]") {
  CHECK(is_binary_subset(named("US7ASCII"), named("WE8ISO8859P1")));
  CHECK(is_binary_subset(named("US7ASCII"), named("AL32UTF8")));
  CHECK(is_binary_subset(named("US7ASCII"), named("US7ASCII")));
  CHECK(is_binary_subset(named("KO16KSC5601"), named("KO16MSWIN949")));
  CHECK(is_binary_subset(named("WE8DEC"), named("TR8DEC")));
  CHECK_FALSE(is_binary_subset(named("TR8DEC"), named("WE8DEC")));
  CHECK_FALSE(is_binary_subset(named("US7ASCII"), named("WE8EBCDIC37")));
  CHECK_FALSE(is_binary_subset(named("US7ASCII"), named("AL16UTF16")));
  CHECK_FALSE(is_binary_subset(named("WE8ISO8859P1"), named("WE8MSWIN1252")));
  CHECK_FALSE(is_binary_subset(named("UTF8"), named("AL32UTF8")));
  CHECK_FALSE(is_binary_subset(named("WE8PC850"), named("WE8PC858")));
}

TEST_CASE("the mappings bear out which documented subsets hold", "[charset]") {
  std::size_t compared = 0;
  std::size_t broken = 0;
  for (const SubsetPair& pair : documented_subsets()) {
    const CharacterSet& subset = *find(pair.subset);
    const CharacterSet& superset = *find(pair.superset);
    broken += pair.holds ? 0 : 1;
    if (!both_single_byte(subset, superset)) continue;
    INFO(subset.name << " in " << superset.name);
    CHECK((differing_bytes(subset, superset) == 0) == pair.holds);
    ++compared;
  }
  CHECK(documented_subsets().size() == 35);
  CHECK(broken == 9);
  CHECK(compared == 23);
  CHECK(differing_bytes(named("WE8PC850"), named("WE8PC858")) == 1);
}
