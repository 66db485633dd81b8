#pragma once
// The statements of the export stream: what a line is and which body follows it.
// docs/export-format.md, "Statements".

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/bytes.hpp"

namespace exhume::exp {

/// What a statement line says to an importer.
enum class StatementKind {
  connect,          // CONNECT owner: the owner of what follows
  table,            // TABLE "T": what follows belongs to this table …
  end_table,        // … until here
  partition,        // PARTITION "P", COMPARTITION "P", SUBPARTITION "P"
  end_partition,    // ENDPARTITION, ENDCOMPARTITION, ENDSUBPARTITION
  insert,           // INSERT INTO …: table data follows
  sql,              // a statement to run
  block,            // a PL/SQL block to run
  statistics,       // ANALSTATS, ANALCOMPUTE, ANALYZE: optimizer statistics
  type_descriptor,  // BEGINTYPE, FOREIGNTYPE: a binary type description
  java,             // JAVA, EXECJAVA, ENDJAVA
  metric,           // METRICST…, METRICET…: phases of the export
  marker,           // ENDTYPE, BEGINSYS and other brackets
  blank,            // an empty line
  exit,             // EXIT: the end of the stream
  unknown           // none of these
};

/// The forms that bodies have.
enum class BodyForm {
  none,
  rows,         // column descriptors and rows
  marked_list,  // fd ff, counted pieces, a zero length, line end
  query,        // a counted query, a counted CONSTRAINT clause that is mostly empty, line end
  counted,      // one counted string, line end
  two_counted,  // two counted strings, no line end
};

/// How line and body make the text that an importer runs.
enum class RunnableText { line, body, line_and_body, none };

/// One statement of the stream. Texts are bytes of the client's character set.
struct Statement {
  StatementKind kind = StatementKind::unknown;
  BodyForm form = BodyForm::none;
  RunnableText runnable = RunnableText::none;
  std::string line;                 // without its line end
  std::vector<std::string> pieces;  // of the body; rows are read from the Reader
  ByteRange line_range;             // with the line end
  ByteRange body_range;             // empty when there is no body; rows are not in it

  /// The text that an importer runs: line and pieces joined as `runnable` says.
  std::string text() const;
};

/// What the line alone tells.
struct StatementClass {
  StatementKind kind;
  BodyForm form;  // when no mark follows
  RunnableText runnable;
};

/// Classifies a statement line. `marked` says that fd ff follows it, which makes the body
/// a marked list whatever the line.
StatementClass classify(std::string_view line, bool marked);

/// Whether a statement of this kind has quoted names or texts, which may hold line ends. The
/// others are words: the apostrophe of a localised phase name opens nothing.
bool may_go_on(StatementKind kind);

/// Follows quotes and parentheses through the lines of a statement that may go on: while one is
/// open at a line end, the statement goes on behind it.
class OpenText {
 public:
  void feed(std::string_view line);
  bool is_open() const { return quote_ != 0 || depth_ > 0; }

 private:
  char quote_ = 0;
  int depth_ = 0;
};

/// The text between the first pair of double quotes: `TABLE "EMP"` gives EMP.
std::string_view quoted_name(std::string_view line);

/// A human word for a kind: "table data", "SQL statement".
std::string_view kind_name(StatementKind kind);

}  // namespace exhume::exp
