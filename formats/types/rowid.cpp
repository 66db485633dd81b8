#include "formats/types/rowid.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>

#include "formats/types/fields.hpp"

namespace exhume::types {
namespace {

constexpr std::string_view base64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view upper_hex = "0123456789ABCDEF";

constexpr std::size_t restricted_size = 6;
constexpr std::size_t extended_size = 10;
constexpr std::size_t universal_size = 13;
constexpr std::size_t text_size = 18;
constexpr std::uint8_t physical_mark = 1;
constexpr std::uint8_t logical_mark = 2;

constexpr int block_bits = 22;
constexpr std::uint32_t max_block_in_address = (1u << block_bits) - 1;
constexpr std::uint16_t max_file_in_address = (1u << (32 - block_bits)) - 1;

void load_address(RowId& rowid, std::span<const std::uint8_t, restricted_size> bytes) {
  const std::uint32_t address = load_u32be(bytes.first<4>());
  rowid.file = static_cast<std::uint16_t>(address >> block_bits);
  rowid.block = address & max_block_in_address;
  rowid.row = load_u16be(bytes.last<2>());
}

void append_address(ByteBuffer& out, const RowId& rowid) {
  append_u32be(out, std::uint32_t{rowid.file} << block_bits | rowid.block);
  append_u16be(out, rowid.row);
}

// A number in digits of `alphabet`; nothing when a character is none or it exceeds `max`.
std::optional<std::uint32_t> parse_digits(std::string_view text, std::string_view alphabet,
                                          std::uint32_t max) {
  std::uint64_t value = 0;
  for (const char c : text) {
    const std::size_t digit = alphabet.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    value = value * alphabet.size() + digit;
  }
  if (value > max) return std::nullopt;
  return static_cast<std::uint32_t>(value);
}

Decoded<RowId> parse_text(std::string_view text) {
  const bool restricted = text[8] == '.' && text[13] == '.';
  const auto field = [&](std::size_t begin, std::size_t length, std::uint32_t max) {
    return parse_digits(text.substr(begin, length), restricted ? upper_hex : base64, max);
  };
  const auto object = restricted ? std::optional<std::uint32_t>(0) : field(0, 6, UINT32_MAX);
  const auto file = restricted ? field(14, 4, UINT16_MAX) : field(6, 3, UINT16_MAX);
  const auto block = restricted ? field(0, 8, UINT32_MAX) : field(9, 6, UINT32_MAX);
  const auto row = restricted ? field(9, 4, UINT16_MAX) : field(15, 3, UINT16_MAX);
  if (!object || !file || !block || !row) return Refusal{"18 characters that are no ROWID"};
  return RowId{.form = restricted ? RowId::Form::restricted_text : RowId::Form::extended_text,
               .data_object = *object,
               .file = static_cast<std::uint16_t>(*file),
               .block = *block,
               .row = static_cast<std::uint16_t>(*row)};
}

void append_base64_number(std::string& out, std::uint32_t value, int digits) {
  for (int shift = 6 * (digits - 1); shift >= 0; shift -= 6) {
    out.push_back(base64[std::uint64_t{value} >> shift & 63]);
  }
}

// Without padding at the end.
void append_base64_bytes(std::string& out, Bytes bytes) {
  for (; !bytes.empty(); bytes = bytes.subspan(std::min<std::size_t>(3, bytes.size()))) {
    const auto at = [&](std::size_t i) { return i < bytes.size() ? std::uint32_t{bytes[i]} : 0; };
    const std::uint32_t group = at(0) << 16 | at(1) << 8 | at(2);
    const int digits = static_cast<int>(std::min<std::size_t>(3, bytes.size())) + 1;
    for (int i = 0; i < digits; ++i) out.push_back(base64[group >> (18 - 6 * i) & 63]);
  }
}

}  // namespace

Decoded<RowId> RowId::decode(Bytes bytes) {
  RowId out;
  switch (bytes.size()) {
    case restricted_size:
      out.form = Form::restricted;
      load_address(out, bytes.first<restricted_size>());
      return out;
    case extended_size:
      out.form = Form::extended;
      out.data_object = load_u32be(bytes.first<4>());
      load_address(out, bytes.last<restricted_size>());
      return out;
    case text_size: return parse_text(as_text(bytes));
    default: return Refusal{"a ROWID that is not of 6, 10 or 18 bytes"};
  }
}

Decoded<RowId> RowId::decode_universal(Bytes bytes) {
  if (bytes.empty()) return Refusal{"a UROWID of no bytes"};
  if (bytes[0] == logical_mark) {
    return RowId{.form = Form::universal_logical, .logical = bytes.subspan(1)};
  }
  if (bytes[0] == physical_mark && bytes.size() == universal_size) {
    return RowId{.form = Form::universal_physical,
                 .data_object = load_u32be(bytes.subspan<1, 4>()),
                 .file = load_u16be(bytes.subspan<5, 2>()),
                 .block = load_u32be(bytes.subspan<7, 4>()),
                 .row = load_u16be(bytes.subspan<11, 2>())};
  }
  if (bytes.size() == text_size) return parse_text(as_text(bytes));
  return Refusal{"a UROWID of no known form"};
}

Decoded<RowId> RowId::from_text(std::string_view text) {
  if (text.size() != text_size) return Refusal{"a ROWID that is not of 18 characters"};
  return parse_text(text);
}

bool fits_block_address(const RowId& rowid) {
  return rowid.file <= max_file_in_address && rowid.block <= max_block_in_address;
}

void encode(ByteBuffer& out, const RowId& rowid) {
  switch (rowid.form) {
    case RowId::Form::extended: append_u32be(out, rowid.data_object); [[fallthrough]];
    case RowId::Form::restricted: append_address(out, rowid); break;
    case RowId::Form::universal_physical:
      out.push_back(physical_mark);
      append_u32be(out, rowid.data_object);
      append_u16be(out, rowid.file);
      append_u32be(out, rowid.block);
      append_u16be(out, rowid.row);
      break;
    case RowId::Form::universal_logical:
      out.push_back(logical_mark);
      out.insert(out.end(), rowid.logical.begin(), rowid.logical.end());
      break;
    case RowId::Form::restricted_text:
    case RowId::Form::extended_text: {
      std::string text;
      append_text(text, rowid);
      const Bytes bytes = as_bytes(text);
      out.insert(out.end(), bytes.begin(), bytes.end());
      break;
    }
  }
}

void append_text(std::string& out, const RowId& rowid) {
  switch (rowid.form) {
    case RowId::Form::restricted:
    case RowId::Form::restricted_text:
      fmt::format_to(std::back_inserter(out), "{:08X}.{:04X}.{:04X}", rowid.block, rowid.row,
                     rowid.file);
      break;
    case RowId::Form::universal_logical:
      out.push_back('*');
      append_base64_bytes(out, rowid.logical);
      break;
    case RowId::Form::extended:
    case RowId::Form::universal_physical:
    case RowId::Form::extended_text:
      append_base64_number(out, rowid.data_object, 6);
      append_base64_number(out, rowid.file, 3);
      append_base64_number(out, rowid.block, 6);
      append_base64_number(out, rowid.row, 3);
      break;
  }
}

}  // namespace exhume::types
