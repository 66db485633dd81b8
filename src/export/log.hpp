#pragma once
// What exp prints, in the layout that people and scripts know from Oracle's exp.

#include <cstdint>
#include <string>
#include <string_view>

#include "src/logging/log.hpp"

namespace exhume::exporter {

/// The lines of an export.
class Log final : public logging::Log {
 public:
  using logging::Log::Log;

  /// `Export done in …`, and the database's own set where it is another one.
  void charsets(std::string_view client, std::string_view national, std::string_view database);

  /// `. . exporting table  EMP`: the count completes the line.
  void begin_rows(const std::string& table, std::uint64_t feedback);
  /// A table of which no rows are wanted: a line without a count.
  void table_without_rows(const std::string& table);
  void end_rows();
};

}  // namespace exhume::exporter
