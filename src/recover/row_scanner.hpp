#pragma once
// Takes the rows of one table out of a damaged dump. docs/recover.md, "Rows".

#include <optional>

#include "src/recover/row_shape.hpp"
#include "src/recover/work.hpp"

namespace exhume::recover {

/// How the rows of a table came to their end.
struct RowsEnd {
  bool is_marked = false;            // with their end mark
  std::optional<AnchorKind> anchor;  // else what stands at the cursor; nothing at the input's end
};

/// Reads rows from where the cursor stands until something else follows.
class RowScanner {
 public:
  /// `chained` says that sound descriptors stand in front of the first row.
  RowScanner(Work& work, const exp::DataHead& head, bool chained);

  /// Hands the rows to the salvage and adds the table to the report.
  RowsEnd run();

 private:
  RowCheck look(std::size_t offset);
  bool continues_at(std::size_t offset);
  bool at_end_mark();
  void doubt(RowCheck& row);
  void save(const RowCheck& row);
  void reject(const RowCheck& row);
  std::optional<AnchorKind> pass_damage(const RowCheck& row);

  Work& work_;
  RowShape shape_;
  TableReport table_;
  bool chained_;
  bool trust_text_ = true;
  std::optional<RowCheck> next_;  // of the row behind the one last saved
};

}  // namespace exhume::recover
