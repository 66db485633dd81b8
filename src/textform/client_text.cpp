#include "src/textform/client_text.hpp"

#include <fmt/format.h>

#include "charset/utf8_text.hpp"
#include "src/textform/escapes.hpp"

namespace exhume::textform {
namespace {

// Any byte as itself or escaped; of bytes above 7f no character is known.
void append_bytes(std::string& out, std::string_view bytes, char quote) {
  for (const char c : bytes) {
    if (static_cast<unsigned char>(c) < 0x80) {
      append_escaped(out, c, quote);
    } else {
      append_byte_escape(out, static_cast<std::uint8_t>(c));
    }
  }
}

}  // namespace

ClientText::ClientText(std::optional<std::uint16_t> charset_id) {
  const charset::CharacterSet* set = charset_id ? charset::find(*charset_id) : nullptr;
  if (set == nullptr || !set->ascii_superset || set->conversion == charset::Conversion::none) {
    return;
  }
  set_ = set;
  decoder_ = charset::make_decoder(*set);
  encoder_ = charset::make_encoder(*set);
}

void ClientText::append_line(std::string& out, std::string_view bytes) const {
  const bool ends_with_blank = bytes.ends_with(' ');
  if (ends_with_blank) bytes.remove_suffix(1);
  append(out, bytes, '\0');
  if (ends_with_blank) out += "\\s";
}

void ClientText::append_quoted(std::string& out, std::string_view bytes) const {
  out.push_back('"');
  append(out, bytes, '"');
  out.push_back('"');
}

// The good parts between what is no text of the set are shown each for itself.
void ClientText::append(std::string& out, std::string_view bytes, char quote) const {
  if (set_ == nullptr || charset::is_ascii(as_bytes(bytes))) {
    append_bytes(out, bytes, quote);
    return;
  }
  std::string utf8;
  charset::BadSpots bad;
  decoder_->decode(as_bytes(bytes), utf8, bad);
  std::size_t at = 0;
  for (const charset::BadSpot& spot : bad) {
    append_part(out, bytes.substr(at, spot.offset - at), quote);
    append_bytes(out, bytes.substr(spot.offset, spot.length), quote);
    at = spot.offset + spot.length;
  }
  append_part(out, bytes.substr(at), quote);
}

void ClientText::append_part(std::string& out, std::string_view bytes, char quote) const {
  std::string utf8;
  charset::BadSpots bad;
  std::vector<std::uint8_t> again;
  decoder_->decode(as_bytes(bytes), utf8, bad);
  encoder_->encode(utf8, again, bad);
  if (bad.empty() && as_text(again) == bytes) {
    append_escaped(out, utf8, quote);
  } else {
    append_bytes(out, bytes, quote);
  }
}

std::string ClientText::read_line(Line& line) const {
  return read(line, '\0');
}

std::string ClientText::read_quoted(Line& line) const {
  if (!line.accept('"')) line.fail_here("a text in double quotes belongs here");
  return read(line, '"');
}

// Text between escaped bytes is encoded each for itself.
std::string ClientText::read(Line& line, char quote) const {
  std::string bytes;
  std::string utf8;
  read_escaped(
      line, quote, [&](std::string_view plain) { utf8 += plain; },
      [&](Escape escape) {
        if (!escape.is_hex) {
          utf8.push_back(escape.byte);
          return;
        }
        encode(line, utf8, bytes);
        utf8.clear();
        bytes.push_back(escape.byte);
      });
  encode(line, utf8, bytes);
  return bytes;
}

void ClientText::encode(Line& line, std::string_view utf8, std::string& bytes) const {
  if (charset::is_ascii(as_bytes(utf8))) {
    bytes += utf8;
    return;
  }
  if (set_ == nullptr) {
    line.fail_here(R"(a character beyond ASCII in a character set that is not known: write \xNN)");
  }
  std::vector<std::uint8_t> encoded;
  charset::BadSpots bad;
  encoder_->encode(utf8, encoded, bad);
  if (!bad.empty()) {
    line.fail_here(fmt::format("{} has no character \"{}\"; its bytes can be written as \\xNN",
                               set_->name, utf8.substr(bad[0].offset, bad[0].length)));
  }
  bytes += as_text(encoded);
}

}  // namespace exhume::textform
