#include "formats/exp/layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "src/base/error.hpp"

namespace exhume::exp {
namespace {

constexpr std::size_t representation_size = 100;
using Representation = std::array<std::uint8_t, representation_size>;

// All bytes but the ids as dumps have them; the rest of the 100 is zero.
constexpr Representation of_8 = {
    0x00, 0x00, 0x00, 0x60, 0x01, 0x1f, 0x0f, 0x05, 0x0b, 0x0c, 0x03, 0x0c, 0x0c, 0x05, 0x04,
    0x05, 0x0d, 0x06, 0x09, 0x07, 0x08, 0x05, 0x0f, 0x05, 0x06, 0x05, 0x0f, 0x02, 0xec, 0xeb,
    0xed, 0x05, 0x0a, 0x05, 0x05, 0x05, 0x05, 0x05, 0x08, 0x23, 0x47, 0x23, 0x23, 0x08, 0x11,
    0x23, 0x08, 0x11, 0x41, 0xb0, 0x23, 0x00, 0x83, 0x00, 0x00, 0x00, 0x00, 0x03};
constexpr Representation of_9 = {
    0x00, 0x00, 0x00, 0x60, 0x01, 0x24, 0x0f, 0x05, 0x0b, 0x0c, 0x03, 0x0c, 0x0c, 0x05, 0x04, 0x05,
    0x0d, 0x06, 0x09, 0x07, 0x08, 0x05, 0x0f, 0x05, 0x05, 0x05, 0x0f, 0x05, 0x05, 0x05, 0x05, 0x05,
    0x0a, 0x05, 0x05, 0x05, 0x05, 0x05, 0x04, 0x05, 0x06, 0x07, 0x08, 0x08, 0x23, 0x47, 0x23, 0x23,
    0x08, 0x11, 0x23, 0x08, 0x11, 0x41, 0xb0, 0x23, 0x00, 0x83, 0x00, 0x00, 0x00, 0x00, 0x03};

// From 10 on one byte is as all around it.
constexpr std::size_t changed_in_10 = 22;
constexpr std::uint8_t since_10 = 0x05;

// A 64-bit host has larger sizes here than a 32-bit one.
constexpr std::array<std::size_t, 2> word_sizes_at = {47, 55};
constexpr std::uint8_t on_64_bits = 0x47;

constexpr std::size_t ids_of_8_at = 53;
constexpr std::size_t ids_at = 58;

// A version and what is particular to it.
struct Known {
  std::string_view version;
  std::string_view locator_length;  // the header's second setting
  bool is_64_bit;
};

constexpr std::array known = std::to_array<Known>({
    {"08.01.05", "28", false},
    {"08.01.07", "28", false},
    {"09.02.00", "20", false},
    {"10.01.00", "20", false},
    {"10.02.01", "20", false},
    {"11.02.00", "72", true},
    {"12.01.00", "72", true},
    {"12.02.00", "72", true},
    {"18.00.00", "72", true},
    {"19.00.00", "72", true},
    {"21.00.00", "72", true},
    {"23.00.00", "80", true},
});

constexpr auto versions = [] {
  std::array<std::string_view, known.size()> out;
  std::ranges::transform(known, out.begin(), &Known::version);
  return out;
}();

std::vector<std::uint8_t> representation(int major_version, bool is_64_bit) {
  Representation out = major_version == 8 ? of_8 : of_9;
  if (major_version >= 10) out[changed_in_10] = since_10;
  if (is_64_bit) {
    for (const std::size_t at : word_sizes_at) out[at] = on_64_bits;
  }
  return {out.begin(), out.end()};
}

std::vector<std::string> session_settings(std::string_view version, int major_version) {
  if (major_version == 8) return {};
  if (major_version == 9) return {"+00:00", "", "BYTE", "INTERPRETED"};
  std::vector<std::string> out{"+00:00", "", "BYTE", "UNUSED", "2", "INTERPRETED", "DISABLE:ALL"};
  if (version != "10.01.00") out.emplace_back();
  return out;
}

void put_ids(std::vector<std::uint8_t>& representation, std::size_t at, std::uint16_t first,
             std::uint16_t second) {
  for (const std::uint16_t id : {first, second}) {
    representation[at++] = static_cast<std::uint8_t>(id >> 8);
    representation[at++] = static_cast<std::uint8_t>(id);
  }
}

}  // namespace

std::span<const std::string_view> layout_versions() {
  return versions;
}

Layout make_layout(std::string_view version, const CharsetIds& charsets) {
  const auto found = std::ranges::find(known, version, &Known::version);
  if (found == known.end()) {
    throw Error(Code::imp_bad_parameter,
                fmt::format("no layout of version {} is known; these are: {}", version,
                            fmt::join(versions, ", ")));
  }
  Layout out;
  Header& header = out.header;
  header.version = version;
  std::from_chars(version.data(), version.data() + version.size(), header.major_version);
  header.client_charset_id = charsets.client;
  header.session_charset_id = charsets.client;
  header.database_charset_id = charsets.database;
  header.national_charset_id = charsets.national;
  header.record_length = 2048;
  header.settings = {"0", std::string(found->locator_length),
                     header.major_version == 8 ? "4000" : "0"};
  for (int side = 0; side < 2; ++side) {
    out.preamble.representations.push_back(representation(header.major_version, found->is_64_bit));
  }
  out.preamble.settings = session_settings(version, header.major_version);
  set_charsets(out.preamble, header.major_version, charsets);
  return out;
}

std::string header_date(std::time_t now) {
  constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::tm local{};
  localtime_r(&now, &local);
  return fmt::format("{} {} {} {}:{}:{} {}", days[static_cast<std::size_t>(local.tm_wday)],
                     months[static_cast<std::size_t>(local.tm_mon)], local.tm_mday, local.tm_hour,
                     local.tm_min, local.tm_sec, local.tm_year + 1900);
}

void set_charsets(Preamble& preamble, int major_version, const CharsetIds& charsets) {
  if (preamble.representations.size() != 2) return;
  const std::size_t at = major_version == 8 ? ids_of_8_at : ids_at;
  put_ids(preamble.representations[0], at, charsets.database, charsets.national);
  put_ids(preamble.representations[1], at, charsets.client, charsets.client);
}

}  // namespace exhume::exp
