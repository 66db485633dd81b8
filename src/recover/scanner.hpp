#pragma once
// Walks through a damaged dump and hands on what is sound. docs/recover.md.

#include <optional>
#include <string>

#include "formats/exp/insert_line.hpp"
#include "src/recover/front.hpp"
#include "src/recover/row_scanner.hpp"
#include "src/recover/work.hpp"

namespace exhume::recover {

/// Reads all of the input once. Memory is what the windows and the longest row take.
class Scanner {
 public:
  /// `in` stands at the first byte. `other` is the front to use where the input's is damaged, or
  /// null. All must outlive the scanner.
  Scanner(Cursor& in, Salvage& salvage, const Front* other) : work_(in, salvage), other_(other) {}

  /// Goes through the input. Throws Error when it has no header and none can be made.
  Report run();

  /// Goes through the rows of a table that is described by hand, from where the cursor stands to
  /// their end mark or to the end of the input, and makes a dump of `front`, `create_table` and
  /// these rows. None of them is certain: the description is the caller's.
  Report carve(const Front& front, const std::string& create_table, const DescribedTable& table);

  /// What it took to find out where reading goes on.
  const Effort& effort() const { return work_.effort; }

 private:
  enum class Next { statement, section_ends };

  bool begin_section();
  void begin_section(const Front& front);
  void end_section(bool has_end);
  Next statement();
  Next lose(std::string why);
  Next insert(const exp::Statement& insert, std::size_t size);
  Next behind_rows(const RowsEnd& end);
  void guess_table(const exp::InsertLine& line, const exp::DataHead& head,
                   const std::string& open_table);
  Next rows_without_insert(AnchorKind anchor);
  void follow(const exp::Statement& statement);
  void learn_from(const exp::DataHead& head);
  bool rows_fit(Bytes at, const exp::DataHead& head);

  Work work_;
  const Front* other_;
  Surroundings surroundings_;
  std::optional<DescribedTable> described_;  // whose rows may still come
  std::string created_table_;                // whose CREATE TABLE statement came last
  bool behind_loss_ = false;                 // it may be that of a table before
};

}  // namespace exhume::recover
