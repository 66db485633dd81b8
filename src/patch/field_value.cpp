#include "src/patch/field_value.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <string>
#include <utility>

#include "formats/datafile/oracle_time.hpp"
#include "formats/datafile/rdba.hpp"
#include "formats/datafile/scn.hpp"
#include "formats/types/raw.hpp"
#include "src/base/error.hpp"

namespace exhume::patch {
namespace {

using datafile::Field;
using datafile::FieldKind;

std::optional<std::uint64_t> number(std::string_view text) {
  const bool is_hex = text.starts_with("0x") || text.starts_with("0X");
  if (is_hex) text.remove_prefix(2);
  std::uint64_t value = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value, is_hex ? 16 : 10);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// wrap.base: 27.1260056767, or 0x001b.4b1af0cc with one 0x for both.
std::optional<std::uint64_t> scn(std::string_view text) {
  const auto dot = text.find('.');
  if (dot == text.npos) return number(text);
  const std::string_view wrap_text = text.substr(0, dot);
  const bool is_hex = wrap_text.starts_with("0x");
  const auto wrap = number(wrap_text);
  const auto base = number((is_hex ? "0x" : "") + std::string(text.substr(dot + 1)));
  if (!wrap || !base || *wrap > UINT32_MAX || *base > UINT32_MAX) return std::nullopt;
  return *wrap << 32 | *base;
}

std::optional<std::uint64_t> signed_number(std::string_view text, std::size_t size) {
  const bool is_negative = text.starts_with('-');
  const auto value = number(is_negative ? text.substr(1) : text);
  const std::uint64_t limit = std::uint64_t{1} << (8 * size - 1);
  if (!value || *value > limit || (!is_negative && *value == limit)) return std::nullopt;
  const std::uint64_t all_bits = limit | (limit - 1);
  return is_negative ? (0 - *value) & all_bits : *value;
}

std::optional<std::uint64_t> time(std::string_view text) {
  constexpr int first_year = 1988;
  constexpr int last_year = 2121;
  if (text == "none") return 0;
  if (const auto value = number(text)) return value;
  const auto date = types::Date::from_text(text);
  if (!date || date->year < first_year || date->year > last_year) return std::nullopt;
  return datafile::OracleTime::of(*date).value;
}

std::optional<std::uint64_t> address(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == text.npos) return number(text);
  const auto file = number(text.substr(0, slash));
  const auto block = number(text.substr(slash + 1));
  if (!file || !block || *file > datafile::Rdba::max_file || *block > datafile::Rdba::max_block) {
    return std::nullopt;
  }
  return datafile::Rdba::of(static_cast<std::uint32_t>(*file), static_cast<std::uint32_t>(*block))
      .value;
}

// 11.2.0.4.0: a byte, two nibbles, two bytes.
std::optional<std::uint64_t> version(std::string_view text) {
  constexpr unsigned bits[] = {8, 4, 4, 8, 8};
  if (text.find('.') == text.npos) return number(text);
  std::uint64_t value = 0;
  for (const unsigned part_bits : bits) {
    const auto dot = text.find('.');
    const auto part = text.empty() ? std::optional<std::uint64_t>(0) : number(text.substr(0, dot));
    if (!part || *part >> part_bits != 0) return std::nullopt;
    value = value << part_bits | *part;
    text = dot == text.npos ? std::string_view() : text.substr(dot + 1);
  }
  return text.empty() ? std::optional(value) : std::nullopt;
}

std::optional<std::uint64_t> value_of(const Field& field, std::string_view text) {
  switch (field.kind) {
    case FieldKind::scn: return scn(text);
    case FieldKind::signed_number: return signed_number(text, field.size);
    case FieldKind::time: return time(text);
    case FieldKind::dba: return address(text);
    case FieldKind::version: return version(text);
    case FieldKind::file_status: return text == "clean" ? 0 : number(text);
    default: return number(text);
  }
}

std::string_view form(FieldKind kind) {
  switch (kind) {
    case FieldKind::scn: return "a number, or wrap.base as 0x001b.4b1af0cc";
    case FieldKind::time: return "a time as 2008-11-04 15:03:26, or none";
    case FieldKind::dba: return "an address as 1/520";
    case FieldKind::version: return "a version as 11.2.0.4.0";
    case FieldKind::file_status: return "clean, or status bits as 0x2000";
    default: return "a number, decimal or behind 0x";
  }
}

}  // namespace

std::uint64_t parse_field_value(const Field& field, std::string_view text) {
  const auto value = value_of(field, text);
  if (!value) {
    throw Error(Code::bad_value,
                fmt::format("{}={} is no value: write {}", field.name, text, form(field.kind)));
  }
  if (field.size < 8 && *value >> 8 * field.size != 0) {
    throw Error(Code::bad_value,
                fmt::format("{}={} does not fit into {} bytes", field.name, text, field.size));
  }
  return *value;
}

std::vector<std::uint8_t> parse_hex(std::string_view text) {
  auto bytes = types::parse_hex(text);
  if (!bytes || bytes->empty()) {
    throw Error(Code::bad_value, fmt::format("{} are no bytes in hex: write 0a1b2c", text));
  }
  return std::move(*bytes);
}

}  // namespace exhume::patch
