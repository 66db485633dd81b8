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
  bool ends_open = false;      // a quote, comment or parenthesis is open where another one begins
  bool lacks_body = false;     // the next statement stands in place of its body
  std::uint64_t left_out = 0;  // bytes of line and body that are too many to be kept

  /// Whether damage shows in it: it is not all that it should be.
  bool is_doubtful() const { return ends_open || lacks_body || left_out > 0; }

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

/// The class of a statement that turned out to have one counted string behind it, though its line
/// is none of those that have one.
StatementClass with_counted_body(StatementClass of_line);

/// Whether such a string may stand behind a statement of this class: its line is not known well.
bool may_have_counted_body(const StatementClass& of_line);

/// Whether nothing but an export has such a line: it is no part of another statement's text.
bool is_certain(std::string_view line);

/// Whether a statement of this kind has quoted names or texts, which may hold line ends. The
/// others are words: the apostrophe of a localised phase name opens nothing.
bool may_go_on(StatementKind kind);

/// The text between the first pair of double quotes: `TABLE "EMP"` gives EMP.
std::string_view quoted_name(std::string_view line);

/// A human word for a kind: "table data", "SQL statement".
std::string_view kind_name(StatementKind kind);

}  // namespace exhume::exp
