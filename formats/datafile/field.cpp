#include "formats/datafile/field.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "formats/datafile/block_type.hpp"
#include "formats/datafile/cache_header.hpp"
#include "formats/datafile/oracle_time.hpp"
#include "src/base/error.hpp"

namespace exhume::datafile {
namespace {

constexpr auto file_types = std::to_array<std::string_view>(
    {"", "control file", "redo log", "data file", "backup control file", "backup piece",
     "temp file", "change tracking file", "flashback log", "archived log", "data file copy",
     "incomplete file", "foreign archived log", "LOB file"});

struct NamedBit {
  std::uint16_t bit;
  std::string_view name;
};

constexpr auto status_bits = std::to_array<NamedBit>({
    {0x0001, "hot backup in progress"},
    {0x0004, "online fuzzy"},
    {0x0010, "media recovery fuzzy"},
    {0x0040, "absolutely fuzzy"},
    {0x0100, "bad checkpoint"},
    {0x0200, "freshly munged"},
    {0x0400, "XCH"},
    {0x0800, "ZBA"},
    {0x1000, "proxy copy"},
    {0x2000, "root dba valid"},
    {0x4000, "SBY"},
    {0x8000, "L0C"},
});

std::int64_t sign_extended(std::uint64_t value, std::size_t size) {
  const std::size_t unused = 64 - 8 * size;
  return static_cast<std::int64_t>(value << unused) >> unused;
}

// "02 and zeros": most of these fields are longer than what is in use.
std::string bytes_text(Bytes bytes) {
  const auto is_set = [](std::uint8_t byte) { return byte != 0; };
  const auto end = std::find_if(bytes.rbegin(), bytes.rend(), is_set).base();
  const auto used = static_cast<std::size_t>(end - bytes.begin());
  if (used == 0) return "zeros";
  return hex_text(bytes.first(used)) + (used < bytes.size() ? " and zeros" : "");
}

}  // namespace

std::string_view to_string(Certainty certainty) {
  switch (certainty) {
    case Certainty::verified: return "verified";
    case Certainty::high: return "high";
    case Certainty::medium: return "medium";
    case Certainty::low: return "low";
  }
  return "";
}

std::uint64_t load(const BlockView& block, const Field& field, std::size_t base) {
  const std::size_t at = base + field.offset;
  if (field.kind != FieldKind::scn) return block.number(at, field.size);
  return field.size == 8 ? block.scn64(at).value : block.scn48(at).value & 0x7fff'ffff'ffff;
}

std::string_view load_text(const BlockView& block, const Field& field, std::size_t base) {
  const std::string_view text = as_text(block.bytes(base + field.offset, field.size));
  return text.substr(0, text.find('\0'));
}

std::string field_text(const BlockView& block, const Field& field, std::size_t base) {
  if (field.kind == FieldKind::text) {
    return "\"" + ascii_text(as_bytes(load_text(block, field, base))) + "\"";
  }
  if (field.kind == FieldKind::bytes) {
    const Bytes bytes = block.bytes(base + field.offset, field.size);
    return bytes_text(bytes);
  }
  const std::uint64_t value = load(block, field, base);
  switch (field.kind) {
    case FieldKind::signed_number: return std::to_string(sign_extended(value, field.size));
    case FieldKind::hex: return fmt::format("0x{:0{}x}", value, 2 * field.size);
    case FieldKind::scn: return in_full(Scn{value});
    case FieldKind::time: return to_string(OracleTime{static_cast<std::uint32_t>(value)});
    case FieldKind::dba:
      return value == 0 ? "none" : to_string(Rdba{static_cast<std::uint32_t>(value)});
    case FieldKind::block_type: return block_type_text(static_cast<std::uint8_t>(value));
    case FieldKind::cache_flags:
      return fmt::format("0x{:02x} {}", value, cache_flags_text(static_cast<std::uint8_t>(value)));
    case FieldKind::file_type: return file_type_text(static_cast<std::uint16_t>(value));
    case FieldKind::file_status:
      return fmt::format("0x{:04x} {}", value, file_status_text(static_cast<std::uint16_t>(value)));
    case FieldKind::version:
      return fmt::format("0x{:08x} {}", value, version_text(static_cast<std::uint32_t>(value)));
    default: return std::to_string(value);
  }
}

void store(std::span<std::uint8_t> block, ByteOrder order, const Field& field, std::uint64_t value,
           std::size_t base) {
  const std::size_t at = base + field.offset;
  if (field.kind != FieldKind::scn) {
    put_number(block, order, at, field.size, value);
    return;
  }
  const Scn scn{value};
  put_number(block, order, at, 4, scn.base());
  put_number(block, order, at + 4, 2, scn.wrap() & 0xffff);
  // Before 12.2 the last two bytes are padding that may hold anything: they stay.
  if (scn.wrap() > 0xffff) put_number(block, order, at + 6, 2, scn.wrap() >> 16);
}

void store_text(std::span<std::uint8_t> block, const Field& field, std::string_view text,
                std::size_t base) {
  if (text.size() > field.size) {
    throw Error(Code::bad_value, fmt::format("{} takes {} bytes, but \"{}\" has {}", field.name,
                                             field.size, text, text.size()));
  }
  for (std::size_t i = 0; i < field.size; ++i) {
    put_number(block, ByteOrder::little, base + field.offset + i, 1,
               i < text.size() ? static_cast<std::uint8_t>(text[i]) : 0);
  }
}

std::string version_text(std::uint32_t version) {
  if (version == 0) return "none";
  // 0x0b200400: one byte for the version, then a nibble or a byte for each further part.
  return fmt::format("{}.{}.{}.{}.{}", version >> 24, version >> 20 & 0xf, version >> 16 & 0xf,
                     version >> 8 & 0xff, version & 0xff);
}

std::string file_type_text(std::uint16_t type) {
  const std::string_view name = type < file_types.size() ? file_types[type] : std::string_view();
  return fmt::format("{} {}", type, name.empty() ? "unknown" : name);
}

std::string file_status_text(std::uint16_t status) {
  if (status == 0) return "clean";
  std::string out;
  const auto add = [&out](std::string_view part) {
    if (!out.empty()) out += ", ";
    out += part;
  };
  std::uint16_t unnamed = status;
  for (const NamedBit& named : status_bits) {
    if ((status & named.bit) != 0) add(named.name);
    unnamed = static_cast<std::uint16_t>(unnamed & ~named.bit);
  }
  if (unnamed != 0) add(fmt::format("unknown bits 0x{:04x}", unnamed));
  return out;
}

std::string ascii_text(Bytes bytes) {
  std::string out;
  for (const std::uint8_t byte : bytes) {
    if (byte >= 0x20 && byte < 0x7f) {
      out.push_back(static_cast<char>(byte));
    } else {
      fmt::format_to(std::back_inserter(out), "\\x{:02x}", byte);
    }
  }
  return out;
}

std::string hex_text(Bytes bytes) {
  std::string out;
  for (const std::uint8_t byte : bytes) fmt::format_to(std::back_inserter(out), "{:02x}", byte);
  return out;
}

}  // namespace exhume::datafile
