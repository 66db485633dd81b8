#include "tests/support/dump_header.hpp"

#include <array>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "tests/support/put.hpp"

namespace exhume::test {

namespace {

constexpr std::size_t kFileNameOffset = 0x80;
constexpr std::size_t kReserved = 9;

// What a descriptor says about the representation of each data type. The first two bytes
// grow with the table; the rest differs between releases.
constexpr std::string_view kTypes8 =
    "01 1f 0f 05 0b 0c 03 0c 0c 05 04 05 0d 06 09 07 08 05 0f 05 06 05 0f 02 ec eb ed 05 0a 05"
    "05 05 05 05 08 23 47 23 23 08 11 23 08 11 41 b0 23 00 83";
constexpr std::string_view kTypes9 =
    "01 24 0f 05 0b 0c 03 0c 0c 05 04 05 0d 06 09 07 08 05 0f 05 05 05 0f 05 05 05 05 05 0a 05"
    "05 05 05 05 04 05 06 07 08 08 23 43 23 23 08 11 23 08 11 41 b0 23 00 83";
constexpr std::string_view kTypes10 =
    "01 24 0f 05 0b 0c 03 0c 0c 05 04 05 0d 06 09 07 08 05 05 05 05 05 0f 05 05 05 05 05 0a 05"
    "05 05 05 05 04 05 06 07 08 08 23 47 23 23 08 11 23 08 11 41 b0 23 00 83";
constexpr std::string_view kTypes11 =
    "01 24 0f 05 0b 0c 03 0c 0c 05 04 05 0d 06 09 07 08 05 05 05 05 05 0f 05 05 05 05 05 0a 05"
    "05 05 05 05 04 05 06 07 08 08 23 47 23 47 08 11 23 08 11 41 b0 47 00 83";

std::string_view type_table(int major) {
  if (major < 9) return kTypes8;
  if (major == 9) return kTypes9;
  return major == 10 ? kTypes10 : kTypes11;
}

int lob_bookkeeping(int major) {
  switch (major) {
    case 8: return 28;
    case 9:
    case 10: return 20;
    case 12: return 64;
    case 23: return 80;
    default: return 72;
  }
}

/// Appends spaces and `text` so that the buffer ends where the file name begins.
void put_right_aligned(Buffer& out, std::string_view text) {
  if (out.size() + text.size() > kFileNameOffset) throw std::length_error("header date too long");
  out.resize(kFileNameOffset - text.size(), ' ');
  put(out, text);
}

Buffer early_header(const DumpSpec& spec) {
  Buffer out{0x01};
  put(out, "EXPORT:V" + spec.version + "\n");
  put(out, "U" + spec.user + "\n");
  put(out, spec.mode + "\n");
  put(out, std::to_string(spec.record_length) + "\n");
  out.push_back(0);
  put_right_aligned(out, spec.date);
  return out;
}

Buffer charset_header(const DumpSpec& spec) {
  Buffer out{0x03};
  put_be16(out, spec.client_charset);
  if (spec.direct) put(out, "D\n");
  put(out, "EXPORT:V" + spec.version + "\n");
  put(out, (spec.dba ? "D" : "U") + spec.user + "\n");
  put(out, spec.mode + "\n");
  put(out, std::to_string(spec.record_length) + "\n0\n");
  put(out, std::to_string(lob_bookkeeping(spec.major())) + "\n");
  put(out, spec.major() == 8 ? "4000\n" : "0\n");
  for (const auto id : {spec.client_charset, spec.database_charset, spec.national_charset}) {
    put_be16(out, id);
  }
  put_be16(out, 1);
  out.resize(out.size() + kReserved, 0);
  put_le16(out, static_cast<std::uint16_t>(spec.file_name.size()));
  put_right_aligned(out, spec.date);
  put(out, spec.file_name);
  return out;
}

void put_counted(Buffer& out, const Buffer& bytes) {
  put_le16(out, static_cast<std::uint16_t>(bytes.size()));
  put(out, bytes);
}

/// How one side represents its data: a big-endian length, the type table and the side's two
/// charsets, filled with zeros to 100 bytes.
Buffer representation(int major, std::uint16_t charset, std::uint16_t national_charset) {
  constexpr std::size_t kSize = 100;
  Buffer out;
  put_be32(out, kSize - 4);
  put(out, from_hex(type_table(major)));
  put_be16(out, charset);
  put_be16(out, national_charset);
  out.push_back(3);
  out.resize(kSize, 0);
  return out;
}

std::vector<std::string> preamble_strings(const DumpSpec& spec) {
  if (spec.major() < 9) return {};
  if (spec.major() == 9) return {spec.time_zone, "", spec.length_semantics, "INTERPRETED"};
  std::vector<std::string> strings{
      spec.time_zone, "", spec.length_semantics, "UNUSED", "2", "INTERPRETED", "DISABLE:ALL"};
  if (spec.version != "10.01.00") strings.emplace_back();
  return strings;
}

}  // namespace

int DumpSpec::major() const {
  return std::stoi(version.substr(0, 2));
}

Buffer header_record(const DumpSpec& spec) {
  Buffer out = spec.major() < 7 ? early_header(spec) : charset_header(spec);
  if (out.size() > spec.record_length) throw std::length_error("header longer than its record");
  out.resize(spec.record_length, 0);
  return out;
}

Buffer preamble(const DumpSpec& spec) {
  if (spec.major() < 7) return {};
  Buffer out;
  put_counted(out, representation(spec.major(), spec.database_charset, spec.national_charset));
  put_counted(out, representation(spec.major(), spec.client_charset, spec.client_charset));
  for (const auto& text : preamble_strings(spec)) put_counted(out, bytes_of(text));
  put(out, "\n");
  return out;
}

}  // namespace exhume::test
