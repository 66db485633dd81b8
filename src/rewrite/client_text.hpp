#pragma once
// The text of a dump's statements: bytes of the client's character set, UTF-8 for those who
// look into it.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "charset/decoder.hpp"
#include "charset/encoder.hpp"

namespace exhume::rewrite {

/// Converts between the client's character set and UTF-8, exactly or not at all.
class ClientText {
 public:
  /// `charset_id` as in the header; a set without conversion has only its ASCII text.
  explicit ClientText(std::uint16_t charset_id);

  /// Nothing for bytes that are no text of the set, or that would not come back the same.
  std::optional<std::string> decode(std::string_view bytes) const;

  /// Nothing where the set lacks a character.
  std::optional<std::string> encode(std::string_view utf8) const;

 private:
  bool is_ascii_superset_ = true;
  std::shared_ptr<const charset::Decoder> decoder_;
  std::shared_ptr<const charset::Encoder> encoder_;
};

}  // namespace exhume::rewrite
