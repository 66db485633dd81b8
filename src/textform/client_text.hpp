#pragma once
// Texts in the client's character set, which statements and the header are written in, as UTF-8
// and back.

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "charset/character_set.hpp"
#include "charset/decoder.hpp"
#include "charset/encoder.hpp"
#include "src/textform/line.hpp"

namespace exhume::textform {

/// Shows bytes as UTF-8 where that gives them back, and as \xNN where it does not.
class ClientText {
 public:
  /// `charset_id` is Oracle's; without one, and for sets that do not contain ASCII, every byte
  /// above 7f is escaped.
  explicit ClientText(std::optional<std::uint16_t> charset_id);

  /// Appends `bytes`, which hold no line end, as the rest of a line: a blank at its end is \s.
  void append_line(std::string& out, std::string_view bytes) const;

  /// Appends "bytes".
  void append_quoted(std::string& out, std::string_view bytes) const;

  /// Reads the rest of a line. Fails at a character that the set lacks.
  std::string read_line(Line& line) const;

  /// Reads a text in double quotes, which come next. Fails as read_line() does.
  std::string read_quoted(Line& line) const;

 private:
  void append(std::string& out, std::string_view bytes, char quote) const;
  void append_part(std::string& out, std::string_view bytes, char quote) const;
  void encode(Line& line, std::string_view utf8, std::string& bytes) const;
  std::string read(Line& line, char quote) const;

  const charset::CharacterSet* set_ = nullptr;  // none: only ASCII is shown
  std::shared_ptr<const charset::Decoder> decoder_;
  std::shared_ptr<const charset::Encoder> encoder_;
};

}  // namespace exhume::textform
