#include "src/export/layout.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "formats/types/raw.hpp"

namespace exhume::exporter {
namespace {

constexpr std::uint16_t utf8 = 871;
constexpr std::uint16_t al32utf8 = 873;
constexpr std::uint16_t al16utf16 = 2000;

// How a side represents each type, as seen in the dumps of a release and those after it. The two
// character set ids and 03 follow, then zeros.
constexpr std::string_view types_8 =
    "011f0f050b0c030c0c0504050d06090708050f0506050f02ecebed050a050505050508"
    "23472323081123081141b0230083";
constexpr std::string_view types_9 =
    "01240f050b0c030c0c0504050d06090708050f0505050f05050505050a0505050505040506070808"
    "23432323081123081141b0230083";
constexpr std::string_view types_10 =
    "01240f050b0c030c0c0504050d0609070805050505050f05050505050a0505050505040506070808"
    "23472323081123081141b0230083";
constexpr std::string_view types_11 =
    "01240f050b0c030c0c0504050d0609070805050505050f05050505050a0505050505040506070808"
    "23472347081123081141b0470083";
constexpr std::size_t representation_size = 100;

std::string_view types_of(const Release& release) {
  if (release.major < 9) return types_8;
  if (release.major == 9) return types_9;
  return release.major == 10 ? types_10 : types_11;
}

std::vector<std::uint8_t> representation(const Release& release, std::uint16_t charset,
                                         std::uint16_t national) {
  std::vector<std::uint8_t> out{0, 0, 0, representation_size - 4};
  const auto types = types::parse_hex(types_of(release)).value_or(types::ByteBuffer{});
  out.insert(out.end(), types.begin(), types.end());
  for (const std::uint16_t id : {charset, national}) {
    out.push_back(static_cast<std::uint8_t>(id >> 8));
    out.push_back(static_cast<std::uint8_t>(id));
  }
  out.push_back(3);
  out.resize(representation_size);
  return out;
}

std::string locator_size(const Release& release) {
  switch (release.major) {
    case 8: return "28";
    case 9:
    case 10: return "20";
    case 11:
    case 12: return "64";
    case 23: return "80";
    default: return "72";
  }
}

// As exp writes it: numbers without zeros before them.
std::string date_text(std::time_t now) {
  constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::tm local{};
  localtime_r(&now, &local);
  return fmt::format("{} {} {} {}:{}:{} {}", days[static_cast<std::size_t>(local.tm_wday)],
                     months[static_cast<std::size_t>(local.tm_mon)], local.tm_mday, local.tm_hour,
                     local.tm_min, local.tm_sec, local.tm_year + 1900);
}

std::string_view mode_word(Mode mode) {
  if (mode == Mode::tables) return "TABLES";
  return mode == Mode::full ? "ENTIRE" : "USERS";
}

}  // namespace

std::uint16_t data_charset(const Release& release) {
  return release.major < 9 ? utf8 : al32utf8;
}

exp::Header make_header(const Parameters& parameters, const Exporter& exporter, std::time_t now) {
  const Release& release = parameters.release;
  exp::Header header;
  header.client_charset_id = exporter.client_charset;
  header.direct_path = parameters.direct;
  header.version = release.version;
  header.major_version = release.major;
  header.exporter_is_dba = exporter.is_dba;
  header.exporter = exporter.user;
  header.mode = mode_word(parameters.mode);
  header.record_length = static_cast<std::uint32_t>(parameters.record_length);
  header.settings = {"0", locator_size(release), release.major == 8 ? "4000" : "0"};
  header.session_charset_id = exporter.client_charset;
  header.database_charset_id = data_charset(release);
  header.national_charset_id = release.major < 9 ? data_charset(release) : al16utf16;
  header.file_size = parameters.file_size;
  header.date = date_text(now);
  header.file_name = parameters.files[0];
  return header;
}

exp::Preamble make_preamble(const Release& release, const exp::Header& header) {
  exp::Preamble preamble;
  preamble.representations = {
      representation(release, header.database_charset_id, header.national_charset_id),
      representation(release, header.session_charset_id, header.session_charset_id)};
  if (release.major < 9) return preamble;
  if (release.major == 9) {
    preamble.settings = {"+00:00", "", "BYTE", "INTERPRETED"};
    return preamble;
  }
  preamble.settings = {"+00:00", "", "BYTE", "UNUSED", "2", "INTERPRETED", "DISABLE:ALL"};
  if (release.name != "10.1") preamble.settings.emplace_back();
  return preamble;
}

}  // namespace exhume::exporter
