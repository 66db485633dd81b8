#include "src/export/layout.hpp"

#include "formats/exp/column_charset.hpp"

namespace exhume::exporter {
namespace {

constexpr std::uint16_t utf8 = 871;
constexpr std::uint16_t al32utf8 = 873;

std::string_view mode_word(Mode mode) {
  if (mode == Mode::tables) return "TABLES";
  return mode == Mode::full ? "ENTIRE" : "USERS";
}

}  // namespace

std::uint16_t data_charset(const Release& release) {
  return release.major < 9 ? utf8 : al32utf8;
}

exp::Layout make_layout(const Parameters& parameters, const Exporter& exporter, std::time_t now) {
  const Release& release = parameters.release;
  const std::uint16_t data = data_charset(release);
  exp::Layout layout =
      exp::make_layout(release.version, {.client = exporter.client_charset,
                                         .database = data,
                                         .national = release.major < 9 ? data : exp::al16utf16});
  exp::Header& header = layout.header;
  header.direct_path = parameters.direct;
  header.exporter_is_dba = exporter.is_dba;
  header.exporter = exporter.user;
  header.mode = mode_word(parameters.mode);
  header.record_length = static_cast<std::uint32_t>(parameters.record_length);
  header.file_size = parameters.file_size;
  header.date = exp::header_date(now);
  header.file_name = parameters.files[0];
  return layout;
}

}  // namespace exhume::exporter
