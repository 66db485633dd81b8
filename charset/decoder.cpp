#include "charset/decoder.hpp"

#include <fmt/format.h>

#include "charset/schemes.hpp"
#include "src/base/error.hpp"

namespace exhume::charset {

std::shared_ptr<const Decoder> make_decoder(const CharacterSet& set) {
  switch (set.recipe.scheme) {
    case Scheme::none: break;
    case Scheme::single_byte: return single_byte_decoder(set);
    case Scheme::multibyte:
    case Scheme::double_byte:
    case Scheme::shifted_double: return multibyte_decoder(set);
    case Scheme::shifted: return shifted_decoder(set);
    case Scheme::gb18030: return gb18030_decoder(set);
    case Scheme::iso_2022: return iso_2022_decoder(set);
    case Scheme::utf_8:
    case Scheme::utf_8_fss:
    case Scheme::cesu_8: return utf8_decoder(set);
    case Scheme::utf_16be:
    case Scheme::utf_16le:
    case Scheme::ucs_2: return utf16_decoder(set);
  }
  throw Error(
      Code::no_conversion,
      fmt::format("no mapping of character set {} is known; its text stays bytes", set.name));
}

std::shared_ptr<const Decoder> Decoders::of(const CharacterSet& set) {
  auto& decoder = made_[set.id];
  if (!decoder) decoder = make_decoder(set);
  return decoder;
}

}  // namespace exhume::charset
