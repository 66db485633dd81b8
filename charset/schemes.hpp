#pragma once
// The decoder and the encoder of each scheme; each pair has its own source file. All throw
// Error(no_conversion) when ICU lacks the converter that the set's recipe names.

#include <memory>

#include "charset/decoder.hpp"
#include "charset/encoder.hpp"

namespace exhume::charset {

std::shared_ptr<const Decoder> single_byte_decoder(const CharacterSet& set);

/// Also of double_byte.
std::shared_ptr<const Decoder> multibyte_decoder(const CharacterSet& set);
/// Also of single_byte and double_byte.
std::shared_ptr<const Encoder> multibyte_encoder(const CharacterSet& set);

std::shared_ptr<const Decoder> shifted_decoder(const CharacterSet& set);
std::shared_ptr<const Encoder> shifted_encoder(const CharacterSet& set);

std::shared_ptr<const Decoder> gb18030_decoder(const CharacterSet& set);
std::shared_ptr<const Encoder> gb18030_encoder(const CharacterSet& set);

std::shared_ptr<const Decoder> iso_2022_decoder(const CharacterSet& set);
std::shared_ptr<const Encoder> iso_2022_encoder(const CharacterSet& set);

/// utf_8, utf_8_fss and cesu_8.
std::shared_ptr<const Decoder> utf8_decoder(const CharacterSet& set);
std::shared_ptr<const Encoder> utf8_encoder(const CharacterSet& set);

/// utf_16be, utf_16le and ucs_2.
std::shared_ptr<const Decoder> utf16_decoder(const CharacterSet& set);
std::shared_ptr<const Encoder> utf16_encoder(const CharacterSet& set);

}  // namespace exhume::charset
