#include "formats/exp/column_charset.hpp"

namespace exhume::exp {

std::uint16_t column_charset_id(const types::ColumnType& type, const TextLabels& labels) {
  if (labels.override_ && type.charset_form != types::form_national) return *labels.override_;
  return type.charset_id != 0 ? type.charset_id : labels.client;
}

const charset::CharacterSet* convertible(std::uint16_t id) {
  const charset::CharacterSet* set = charset::find(id);
  return set != nullptr && set->conversion != charset::Conversion::none ? set : nullptr;
}

const charset::CharacterSet* utf16_of(types::LobLocator::Encoding encoding) {
  switch (encoding) {
    case types::LobLocator::Encoding::utf16_be: return charset::find(al16utf16);
    case types::LobLocator::Encoding::utf16_le: return charset::find(al16utf16le);
    case types::LobLocator::Encoding::column_charset: break;
  }
  return nullptr;
}

}  // namespace exhume::exp
