// Any bytes as text of every character set. The first two bytes choose the set.

#include <map>
#include <string>
#include <vector>

#include "charset/decoder.hpp"
#include "charset/encoder.hpp"
#include "charset/utf8_text.hpp"
#include "tests/fuzz/fuzzing.hpp"

using namespace exhume;
using namespace exhume::charset;
using fuzz::require;

namespace {

struct Converters {
  std::shared_ptr<const Decoder> decoder;
  std::shared_ptr<const Encoder> encoder;
};

// Tables take long to build: each is built once for all inputs.
const Converters& converters_of(const CharacterSet& set) {
  static std::map<std::uint16_t, Converters> built;
  auto& converters = built[set.id];
  if (converters.decoder == nullptr) converters = {make_decoder(set), make_encoder(set)};
  return converters;
}

// The set with the id in the first two bytes; where there is none, another one.
const CharacterSet& chosen(std::uint8_t low, std::uint8_t high) {
  const auto id = static_cast<std::uint16_t>(low | high << 8);
  const CharacterSet* set = find(id);
  return set != nullptr ? *set : all()[id % all().size()];
}

std::string decoded(const Decoder& decoder, Bytes bytes) {
  std::string text;
  BadSpots bad;
  decoder.decode(bytes, text, bad);
  require(is_utf8(as_bytes(text)), "decoded text is UTF-8");
  require(fuzz::in_order(bad, bytes.size()), "bad spots lie in the input, in order");
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const CharacterSet& set = chosen(data[0], data[1]);
  if (set.conversion == Conversion::none) return 0;
  const Bytes bytes(data + 2, size - 2);
  const auto& [decoder, encoder] = converters_of(set);
  const std::string text = decoded(*decoder, bytes);

  std::vector<std::uint8_t> out;
  BadSpots lost;
  encoder->encode(text, out, lost);
  require(fuzz::in_order(lost, text.size()), "lost characters lie in the text, in order");
  if (lost.empty()) {
    require(decoded(*decoder, out) == text, "text that a set holds comes back from it");
  }

  out.clear();
  lost.clear();
  encoder->encode(as_text(bytes), out, lost);
  require(fuzz::in_order(lost, bytes.size()), "what is no UTF-8 is told of, in order");
  decoded(*decoder, out);
  return 0;
}
