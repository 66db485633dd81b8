#include "src/textform/value_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "src/textform/literal.hpp"

namespace exhume::textform {
namespace {

using types::TypeCode;
using types::Value;

// Longer ones are broken: texts behind their line ends and at this many bytes at the latest.
constexpr std::size_t longest_on_a_line = 1000;
constexpr std::size_t longest_in_bytes = 250;
constexpr std::size_t hex_bytes_on_a_line = 64;

constexpr std::string_view break_mark = " +\n  ";
constexpr std::string_view region_mark = " region ";
constexpr std::uint64_t last_region = 8191;

bool takes_text(TypeCode type) {
  return types::is_character(type) || type == TypeCode::clob;
}

// How much of a long text goes on one line.
std::size_t line_length(std::string_view text) {
  const std::size_t end = text.substr(0, longest_on_a_line).find('\n');
  if (end != std::string_view::npos) return end + 1;
  if (text.size() <= longest_on_a_line) return text.size();
  std::size_t length = longest_on_a_line;
  while (length > longest_on_a_line - 3 && (text[length] & 0xc0) == 0x80) --length;
  return length;
}

void append_text(std::string& out, std::string_view text) {
  if (text.size() <= longest_on_a_line) {
    append_text_literal(out, text);
    return;
  }
  while (true) {
    const std::size_t length = line_length(text);
    append_text_literal(out, text.substr(0, length));
    text.remove_prefix(length);
    if (text.empty()) return;
    out += break_mark;
  }
}

// `append` writes a literal of up to `on_a_line` bytes.
void append_broken(std::string& out, Bytes bytes, std::size_t on_a_line,
                   void (*append)(std::string&, Bytes)) {
  while (true) {
    const std::size_t length = std::min(bytes.size(), on_a_line);
    append(out, bytes.first(length));
    bytes = bytes.subspan(length);
    if (bytes.empty()) return;
    out += break_mark;
  }
}

void append_stored(std::string& out, const Value& value) {
  types::ByteBuffer bytes;
  types::encode(bytes, value);
  append_bytes(out, bytes);
}

// Appends the text of `value` if it gives the stored bytes back.
void append_checked(std::string& out, TypeCode type, const Value& value) {
  std::string text;
  types::append_text(text, value);
  types::ByteBuffer stored;
  types::ByteBuffer again;
  types::encode(stored, value);
  if (const auto parsed = types::scalar_from_text(type, text)) types::encode(again, *parsed);
  if (again == stored) {
    out += text;
  } else {
    append_bytes(out, stored);
  }
}

void append_timestamp(std::string& out, const types::Timestamp& timestamp) {
  types::append_text(out, timestamp);
  if (timestamp.nanoseconds == 0 && !timestamp.is_short) out += ".0";
}

struct Appender {
  std::string& out;
  TypeCode type;

  void operator()(const types::Null&) const { out += "NULL"; }
  void operator()(const types::Number& number) const {
    if (number.is_canonical()) {
      types::append_text(out, number);
    } else {
      append_stored(out, Value(number));
    }
  }
  void operator()(const types::Date& date) const { types::append_text(out, date); }
  void operator()(const types::Timestamp& timestamp) const { append_timestamp(out, timestamp); }
  void operator()(const types::TimestampLtz& timestamp) const {
    append_timestamp(out, timestamp.stored);
  }
  void operator()(const types::TimestampTz& timestamp) const {
    if (timestamp.region == 0 || timestamp.region_bits != 0) {
      append_checked(out, type, Value(timestamp));
      return;
    }
    append_timestamp(out, {timestamp.utc, timestamp.nanoseconds, true});
    fmt::format_to(std::back_inserter(out), "{}{}", region_mark, timestamp.region);
  }
  void operator()(const types::Text& text) const { append_text(out, text.utf8); }
  void operator()(const types::Raw& raw) const { append_bytes(out, raw.bytes); }
  void operator()(const types::Object& object) const { append_bytes(out, object.image); }
  void operator()(const types::Undecoded& undecoded) const {
    if (takes_text(type)) {
      append_broken(out, undecoded.bytes, longest_in_bytes, append_byte_literal);
    } else {
      append_bytes(out, undecoded.bytes);
    }
  }
  // Intervals, floats and row ids.
  template <typename Other>
  void operator()(const Other& other) const {
    append_checked(out, type, Value(other));
  }
};

bool accept_quoted(Line& line, char letter) {
  line.next();
  const std::string_view rest = line.rest();
  if (rest.size() < 2 || rest[0] != letter || rest[1] != '\'') return false;
  line.accept(letter);
  line.skip(1);
  return true;
}

bool read_bytes_literal(Line& line, types::ByteBuffer& bytes) {
  if (accept_quoted(line, 'x')) {
    read_hex_literal(line, bytes);
  } else if (accept_quoted(line, 'b')) {
    read_byte_literal(line, bytes);
  } else {
    return false;
  }
  return true;
}

// Whether a literal goes on behind +; moves to the next line when it does there.
bool goes_on(Lines& lines) {
  Line& line = lines.line();
  if (!line.accept('+')) return false;
  if (line.at_end() && !lines.next()) line.fail("the text ends where a value goes on");
  return true;
}

// Reads bytes that may go on behind +; false when something else comes next.
bool read_bytes(Lines& lines, types::ByteBuffer& bytes) {
  Line& line = lines.line();
  bytes.clear();
  if (!read_bytes_literal(line, bytes)) return false;
  while (goes_on(lines)) {
    if (!read_bytes_literal(line, bytes)) line.fail_here("bytes go on here, as x'…' or b'…'");
  }
  return true;
}

types::Decoded<Value> from_text(TypeCode type, std::string_view text, Line& line) {
  const std::size_t region = text.find(region_mark);
  if (type != TypeCode::timestamp_tz || region == std::string_view::npos) {
    return types::scalar_from_text(type, text);
  }
  const auto utc = types::Timestamp::from_text(text.substr(0, region));
  if (!utc) return types::Refusal{utc.reason()};
  Line number(text.substr(region + region_mark.size()), line.number());
  const std::uint64_t id = number.number_up_to(last_region);
  if (id == 0 || !number.at_end()) return types::Refusal{"no time zone region of 1 to 8191"};
  return Value(types::TimestampTz{
      .utc = utc->date, .nanoseconds = utc->nanoseconds, .region = static_cast<std::uint16_t>(id)});
}

Value from_bytes(TypeCode type, Bytes bytes) {
  if (type == TypeCode::blob) return types::Raw{bytes};
  return types::decode_scalar(type, bytes);
}

}  // namespace

void append_bytes(std::string& out, Bytes bytes) {
  append_broken(out, bytes,
                bytes.size() <= longest_in_bytes ? longest_in_bytes : hex_bytes_on_a_line,
                append_hex_literal);
}

void append_value(std::string& out, TypeCode type, const Value& value) {
  std::visit(Appender{out, type}, value);
}

void expect_bytes(Lines& lines, types::ByteBuffer& bytes) {
  if (!read_bytes(lines, bytes)) lines.line().fail_here("bytes belong here, as x'…' or b'…'");
}

Value read_value(Lines& lines, TypeCode type, ValueBuffer& buffer) {
  Line& line = lines.line();
  if (line.next() == '\'') {
    if (!takes_text(type)) {
      line.fail_here(fmt::format("a text in a {} column", types::type_name(type)));
    }
    buffer.text.clear();
    do {
      if (!line.accept('\'')) line.fail_here("a text goes on here, in single quotes");
      read_text_literal(line, buffer.text);
    } while (goes_on(lines));
    return types::Text{buffer.text};
  }
  if (read_bytes(lines, buffer.bytes)) return from_bytes(type, buffer.bytes);
  const std::string_view text = line.up_to_comma();
  if (text == "NULL") return types::Null{};
  if (takes_text(type)) line.fail("a text stands in single quotes");
  const auto value = from_text(type, text, line);
  if (!value) {
    line.fail(fmt::format("{}, in a {} column", value.reason(), types::type_name(type)));
  }
  return *value;
}

}  // namespace exhume::textform
