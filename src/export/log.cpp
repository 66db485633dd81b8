#include "src/export/log.hpp"

#include <fmt/format.h>

namespace exhume::exporter {
namespace {

constexpr std::string_view heading = ". . exporting table";

}  // namespace

void Log::charsets(std::string_view client, std::string_view national, std::string_view database) {
  line(fmt::format("Export done in {} character set and {} NCHAR character set", client, national));
  if (client != database) {
    line(fmt::format("server uses {} character set (possible charset conversion)", database));
  }
}

void Log::begin_rows(const std::string& table, std::uint64_t feedback) {
  logging::Log::begin_rows(heading, table, feedback);
}

void Log::table_without_rows(const std::string& table) {
  line(logging::table_line(heading, table));
}

void Log::end_rows() {
  logging::Log::end_rows("rows exported");
}

}  // namespace exhume::exporter
