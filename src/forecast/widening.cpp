#include "src/forecast/widening.hpp"

#include <fmt/format.h>

namespace exhume::forecast {
namespace {

// Without MAX_STRING_SIZE=EXTENDED, which a longer column shows to be set.
constexpr std::uint64_t most_of_varchar2 = 4000;
constexpr std::uint64_t most_of_char = 2000;
constexpr std::uint64_t most_of_extended = 32767;

std::string type_name(const Width& width) {
  return fmt::format("{}{}", width.is_national ? "N" : "", width.is_fixed ? "CHAR" : "VARCHAR2");
}

std::string written(const Width& width, std::uint64_t length, bool counts_characters) {
  const std::string_view unit = width.is_national ? "" : counts_characters ? " CHAR" : " BYTE";
  return fmt::format("{}({}{})", type_name(width), length, unit);
}

}  // namespace

bool Width::holds(const Extent& text) const {
  if (length == 0) return true;
  return (counts_characters ? text.characters : text.bytes) <= length && text.bytes <= most_bytes;
}

Width width_of(const types::ColumnType& stored, const sql::DataType* declared, Lengths lengths) {
  Width width;
  if (stored.code != types::TypeCode::varchar2 && stored.code != types::TypeCode::character) {
    return width;
  }
  width.is_fixed = stored.code == types::TypeCode::character;
  width.is_national = stored.charset_form == types::form_national;
  const bool is_declared = declared != nullptr && declared->length;
  width.length = is_declared ? *declared->length : stored.size;
  // The descriptor's size is in bytes, of a national column too.
  const bool says_characters =
      is_declared && (width.is_national || declared->length_unit == sql::LengthUnit::characters);
  if (lengths == Lengths::characters) {
    width.counts_characters = true;
    width.most_bytes = UINT64_MAX;
    return width;
  }
  width.counts_characters = says_characters;
  const std::uint64_t usual = width.is_fixed ? most_of_char : most_of_varchar2;
  width.most_bytes = width.length > usual ? most_of_extended : usual;
  return width;
}

std::string to_string(const Width& width) {
  return written(width, width.length, width.counts_characters);
}

std::string widened(const Width& width, const Extent& text) {
  if (text.bytes > width.most_bytes) return width.is_national ? "NCLOB" : "CLOB";
  const std::uint64_t needed = width.counts_characters ? text.characters : text.bytes;
  std::string out = written(width, needed, width.counts_characters);
  if (!width.counts_characters && text.characters <= width.length) {
    out += " or " + written(width, width.length, true);
  }
  return out;
}

}  // namespace exhume::forecast
