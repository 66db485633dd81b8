#pragma once
// What a recovery found, saved and lost. docs/recover.md, "The report".

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/bytes.hpp"

namespace exhume::recover {

/// How sure a row is one of this table.
enum class Certainty {
  certain,   // lengths lead to it from the table's column descriptors without a break, it passes
             // its shape, and what stands behind it does
  probable,  // it passes its shape, but a damaged place lies before it in the table or beside it
};

enum class FindingKind {
  header_replaced,    // the header is another file's, or made anew
  preamble_replaced,  // likewise
  lost_bytes,         // outside table data: statements that cannot be told apart
  lost_rows,          // inside table data
  rejected_row,       // its lengths fit, a value does not
  insert_rebuilt,     // an INSERT line made from the CREATE TABLE statement
  columns_rebuilt,    // column descriptors made from the CREATE TABLE statement
  table_guessed,      // a CREATE TABLE statement made from the INSERT line and descriptors
  no_end,             // the dump ends without EXIT
  trailing_bytes,     // behind the end of the dump
};

/// "lost rows", as reports call it.
std::string_view finding_name(FindingKind kind);

/// Whether bytes of the input are missing in what was saved.
bool is_loss(FindingKind kind);

/// A damaged place.
struct Finding {
  FindingKind kind = FindingKind::lost_bytes;
  std::size_t section = 0;  // from 0
  ByteRange range;          // in the input
  std::string owner;        // bytes of the client's character set, as is `table`
  std::string table;        // empty outside tables
  std::string why;
  std::uint64_t rows_at_least = 0;                // lost here
  std::optional<std::uint64_t> rows_at_most = 0;  // nothing where no bound is known
};

/// The rows behind one INSERT.
struct TableReport {
  std::size_t section = 0;
  std::string owner;  // bytes of the client's character set
  std::string table;
  std::string partition;      // empty for none
  bool owner_certain = true;  // no damage since the CONNECT that names it
  bool whole = false;         // from the descriptors to the end mark without a break
  ByteRange range;            // of the rows
  std::uint64_t certain_rows = 0;
  std::uint64_t probable_rows = 0;
  std::uint64_t lost_at_least = 0;
  std::optional<std::uint64_t> lost_at_most = 0;  // nothing where no bound is known
};

/// One export within the input.
struct Section {
  ByteRange range;
  std::string version;
  std::uint64_t statements = 0;
  bool has_end = false;  // EXIT was found
};

/// All of a recovery. Lists keep the first `most_listed` entries; counts go on.
struct Report {
  static constexpr std::size_t most_listed = 10'000;

  std::uint64_t bytes = 0;             // of the input, after its line ends were undone
  std::uint64_t line_ends_undone = 0;  // bytes 0d taken out
  std::uint64_t lost_bytes = 0;
  std::uint64_t certain_rows = 0;
  std::uint64_t probable_rows = 0;
  std::uint64_t lost_at_least = 0;                // rows
  std::optional<std::uint64_t> lost_at_most = 0;  // nothing where no bound is known
  std::vector<Section> sections;
  std::vector<TableReport> tables;
  std::uint64_t table_count = 0;
  std::vector<Finding> findings;
  std::uint64_t finding_count = 0;

  /// Nothing was lost, replaced or only probable.
  bool is_sound() const { return finding_count == 0 && line_ends_undone == 0; }

  void add(Finding finding);
  void add(TableReport table);
};

}  // namespace exhume::recover
