#pragma once
// A dump read to its end, every value of it decoded.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/base/byte_source.hpp"
#include "src/base/error.hpp"
#include "src/dump/reader.hpp"

namespace exhume::test {

/// A row as text, and where it ends in the dump.
struct WalkedRow {
  std::string text;
  std::uint64_t end = 0;
};

/// The rows behind one INSERT.
struct WalkedTable {
  std::string owner;
  std::string name;
  std::uint64_t begin = 0;  // of the first row
  std::uint64_t end = 0;    // behind the end mark; 0 when it was not reached
  std::vector<WalkedRow> rows;
};

/// What reading a dump gave.
struct Walk {
  std::vector<std::string> statements;
  std::vector<WalkedTable> tables;
  std::vector<Diagnostic> diagnostics;
  std::optional<Error> error;  // what stopped the reading

  std::size_t rows() const;
  /// Owner, table and text of all rows.
  std::vector<std::string> row_texts() const;
};

/// Reads `source` to its end.
Walk walk(std::unique_ptr<ByteSource> source);

/// Reads `bytes`, at most `piece` of them at a time.
Walk walk(Bytes bytes, std::size_t piece = SIZE_MAX);

/// How many of `samples` bytes to leave out between two damaged ones: none in a small dump.
/// Sanitizers make reading many times slower, so that fewer places are tried then.
std::size_t stride(std::size_t size);

}  // namespace exhume::test
