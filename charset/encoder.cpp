#include "charset/encoder.hpp"

#include <fmt/format.h>

#include "charset/schemes.hpp"
#include "src/base/error.hpp"

namespace exhume::charset {

std::shared_ptr<const Encoder> make_encoder(const CharacterSet& set) {
  switch (set.recipe.scheme) {
    case Scheme::none: break;
    case Scheme::single_byte:
    case Scheme::multibyte:
    case Scheme::double_byte:
    case Scheme::shifted_double: return multibyte_encoder(set);
    case Scheme::shifted: return shifted_encoder(set);
    case Scheme::gb18030: return gb18030_encoder(set);
    case Scheme::iso_2022: return iso_2022_encoder(set);
    case Scheme::utf_8:
    case Scheme::utf_8_fss:
    case Scheme::cesu_8: return utf8_encoder(set);
    case Scheme::utf_16be:
    case Scheme::utf_16le:
    case Scheme::ucs_2: return utf16_encoder(set);
  }
  throw Error(Code::no_conversion,
              fmt::format("no mapping of character set {} is known; nothing can be encoded in it",
                          set.name));
}

std::shared_ptr<const Encoder> Encoders::of(const CharacterSet& set) {
  auto& encoder = made_[set.id];
  if (!encoder) encoder = make_encoder(set);
  return encoder;
}

}  // namespace exhume::charset
