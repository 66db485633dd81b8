#pragma once
// Secrets and personal data in a dump, before it is handed over.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/base/error.hpp"
#include "src/dump/reader.hpp"
#include "src/scan/shapes.hpp"

namespace exhume::scan {

/// Values of one column that have a shape.
struct ColumnFinding {
  std::string owner;
  std::string table;
  std::string column;
  Shape shape = Shape::email;
  std::uint64_t values = 0;     // with the shape
  std::uint64_t rows = 0;       // of the table
  std::uint64_t first_row = 0;  // from 1
};

/// A statement with a secret.
struct StatementFinding {
  Shape shape = Shape::password;
  std::string statement;     // its start, up to the secret
  std::uint64_t offset = 0;  // of the statement in the dump
};

/// What was found. Where `error` is set the dump ended early: what stands behind is not scanned.
struct Findings {
  std::vector<ColumnFinding> columns;  // in the dump's order
  std::vector<StatementFinding> statements;
  std::optional<Error> error;

  bool is_clean() const { return columns.empty() && statements.empty(); }
};

/// What personal data `value` shows, in its text: of characters, and of whole numbers that may
/// be a card's. `text` receives the text that the matches count in.
std::vector<Match> find_in_value(const types::Value& value, std::string& text);

/// Reads the dump to its end.
Findings scan(dump::Reader& dump);

}  // namespace exhume::scan
