#pragma once
// A table's statements and rows in exp's order and spelling.

#include <string>
#include <vector>

#include "formats/exp/header.hpp"
#include "src/export/log.hpp"
#include "src/export/parameters.hpp"
#include "src/export/stream.hpp"
#include "src/source/database.hpp"

namespace exhume::exporter {

/// Writes tables, one after the other, as the phases of an export need them.
class TableStatements {
 public:
  /// All must outlive it.
  TableStatements(source::Database& database, const Parameters& parameters,
                  const exp::Header& header, Stream& stream, Log& log, Diagnostics& diagnostics)
      : database_(database),
        parameters_(parameters),
        header_(header),
        stream_(stream),
        log_(log),
        diagnostics_(diagnostics) {}

  /// From TABLE to the comments. `grants` are statements about it.
  void write(const source::Table& table, const std::vector<std::string>& grants);

  /// Whether the dump can hold rows of the table; if not, that is reported.
  bool can_hold(const source::Table& table);

  /// Its foreign keys, each within TABLE and ENDTABLE.
  void write_references(const source::Table& table);

  /// Its bitmap and function-based indexes, likewise.
  void write_late_indexes(const source::Table& table);

  /// What checks the rows at the end, likewise.
  void write_enabling(const source::Table& table);

  /// TABLE "T" and ENDTABLE around `text`, a statement about the table.
  void within(const std::string& table, const std::string& text);

 private:
  void write_defaults(const source::Table& table);
  void write_rows(const source::Table& table);
  void write_constraints(const source::Table& table);
  void write_check(const source::Table& table, const sql::Constraint& check);
  void write_comments(const source::Table& table);
  exp::DataHead head_of(const source::Table& table);
  bool is_sound(const source::Table& table, const source::Values& values, std::uint64_t row);

  source::Database& database_;
  const Parameters& parameters_;
  const exp::Header& header_;
  Stream& stream_;
  Log& log_;
  Diagnostics& diagnostics_;
};

}  // namespace exhume::exporter
