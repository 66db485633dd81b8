#include "src/rewrite/client_text.hpp"

#include <algorithm>
#include <vector>

#include "src/base/bytes.hpp"

namespace exhume::rewrite {
namespace {

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

ClientText::ClientText(std::uint16_t charset_id) {
  const charset::CharacterSet* set = charset::find(charset_id);
  if (set == nullptr || set->conversion == charset::Conversion::none) return;
  is_ascii_superset_ = set->ascii_superset;
  decoder_ = charset::make_decoder(*set);
  encoder_ = charset::make_encoder(*set);
}

std::optional<std::string> ClientText::decode(std::string_view bytes) const {
  if (is_ascii_superset_ && is_ascii(bytes)) return std::string(bytes);
  if (decoder_ == nullptr) return std::nullopt;
  std::string utf8;
  charset::BadSpots bad;
  decoder_->decode(as_bytes(bytes), utf8, bad);
  if (!bad.empty() || encode(utf8) != bytes) return std::nullopt;
  return utf8;
}

std::optional<std::string> ClientText::encode(std::string_view utf8) const {
  if (is_ascii_superset_ && is_ascii(utf8)) return std::string(utf8);
  if (encoder_ == nullptr) return std::nullopt;
  std::vector<std::uint8_t> bytes;
  charset::BadSpots bad;
  encoder_->encode(utf8, bytes, bad);
  if (!bad.empty()) return std::nullopt;
  return std::string(as_text(bytes));
}

}  // namespace exhume::rewrite
