#include "formats/exp/statement.hpp"

#include <array>

#include "formats/exp/insert_line.hpp"

namespace exhume::exp {
namespace {

using enum StatementKind;

struct Rule {
  std::string_view prefix;
  StatementKind kind;
  BodyForm form = BodyForm::none;
  RunnableText runnable = RunnableText::none;
};

// The first rule whose prefix fits decides. Lines that fit several stand in the order of
// length. Every kind has been seen in dumps of 8.1 to 23, stands in published
// listings, or is SQL that an importer could run.
constexpr std::array rules = std::to_array<Rule>({
    {"INSERT ", insert, BodyForm::rows},
    {"TABLE \"", table},
    {"ENDTABLE", end_table},
    {"PARTITION \"", partition},
    {"COMPARTITION", partition},
    {"SUBPARTITION", partition},
    {"ENDPARTITION", end_partition},
    {"ENDCOMPARTITION", end_partition},
    {"ENDSUBPARTITION", end_partition},
    {"CONNECT ", connect},
    {"METRIC", metric},
    {"ANALSTATS", statistics, BodyForm::counted, RunnableText::body},
    {"ANALCOMPUTE", statistics},
    {"ANALYZE ", statistics, BodyForm::none, RunnableText::line},
    {"ASSOCIATE STATISTICS ", sql, BodyForm::none, RunnableText::line},
    {"CALTER TABLE", sql, BodyForm::none, RunnableText::body},
    {"CREATE FORMAT", sql, BodyForm::none, RunnableText::body},
    {"CREATE ", sql, BodyForm::none, RunnableText::line},
    {"ALTER ", sql, BodyForm::none, RunnableText::line},
    {"COMMENT ON ", sql, BodyForm::none, RunnableText::line},
    {"GRANT ", sql, BodyForm::none, RunnableText::line},
    {"REVOKE ", sql, BodyForm::none, RunnableText::line},
    {"AUDIT ", sql, BodyForm::none, RunnableText::line},
    {"NOAUDIT ", sql, BodyForm::none, RunnableText::line},
    {"DROP ", sql, BodyForm::none, RunnableText::line},
    {"EXECUTE ", block, BodyForm::none, RunnableText::line},
    {"EXEC ", block, BodyForm::none, RunnableText::line},
    {"CALL ", block, BodyForm::none, RunnableText::line},
    {"BEGIN ", block, BodyForm::none, RunnableText::line},
    {"DECLARE ", block, BodyForm::none, RunnableText::line},
    {"EXECFULL ", block, BodyForm::none, RunnableText::line},
    {"EXECTRP ", block, BodyForm::none, RunnableText::line},
    {"PROCACTION", block, BodyForm::none, RunnableText::body},
    {"PROCOBJECT", block, BodyForm::none, RunnableText::body},
    {"SYSPRIVSGRANT", block, BodyForm::none, RunnableText::body},
    {"INDEX ", block, BodyForm::none, RunnableText::body},
    {"BEGINTYPE ", type_descriptor, BodyForm::counted},
    {"FOREIGNTYPE ", type_descriptor, BodyForm::counted},
    {"ENDTYPE", marker},
    {"BEGINSYNONYM4TYPE", marker},
    {"ENDSYNONYM4TYPE", marker},
    {"BEGINPROCOBJECT", marker},
    {"ENDPROCOBJECT", marker},
    {"BEGINSYS", marker},
    {"ENDSYS", marker},
    {"FIXTABLE", marker},
    {"JAVA ", java},
    {"EXECJAVA", java},
    {"ENDJAVA", java},
});

std::string_view without_trailing_blanks(std::string_view text) {
  const auto last = text.find_last_not_of(" \t");
  return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

// CREATE FORMATnnTRIG: before 9.2 the heading and the body are counted strings.
bool is_trigger_format(std::string_view line) {
  return line.starts_with("CREATE FORMAT") &&
         line.find("TRIG") < std::string_view("CREATE FORMAT000").size();
}

// The statements whose line ends where their query or text begins.
BodyForm open_ended_form(std::string_view line) {
  const std::string_view text = without_trailing_blanks(line);
  const std::string_view head = line.substr(0, line.find('"'));
  if (line.starts_with("COMMENT ON ")) {
    return text.ends_with(" IS") ? BodyForm::counted : BodyForm::none;
  }
  if (!line.starts_with("CREATE ") || !text.ends_with(" AS")) return BodyForm::none;
  if (head.find(" SNAPSHOT ") != head.npos || head.find(" MATERIALIZED VIEW ") != head.npos) {
    return BodyForm::counted;
  }
  return head.find("VIEW ") != head.npos ? BodyForm::query : BodyForm::none;
}

}  // namespace

std::string Statement::text() const {
  std::string out;
  if (runnable == RunnableText::line || runnable == RunnableText::line_and_body) out = line;
  // CREATE SNAPSHOT … AS has no blank before its query.
  if (runnable == RunnableText::line_and_body && !out.ends_with(' ')) out += ' ';
  if (runnable == RunnableText::body || runnable == RunnableText::line_and_body) {
    for (const std::string& piece : pieces) out += piece;
  }
  // The trigger body of 8.1 is a C string, its end included.
  while (out.ends_with('\0')) out.pop_back();
  return out;
}

StatementClass classify(std::string_view line, bool marked) {
  const std::string_view text = without_trailing_blanks(line);
  if (text.empty()) return {blank, BodyForm::none, RunnableText::none};
  if (text == "EXIT") return {exit, BodyForm::none, RunnableText::none};
  for (const Rule& rule : rules) {
    if (!line.starts_with(rule.prefix)) continue;
    if (marked && rule.form != BodyForm::rows) {
      return {rule.kind, BodyForm::marked_list,
              rule.runnable == RunnableText::line && open_ended_form(line) != BodyForm::none
                  ? RunnableText::line_and_body
                  : RunnableText::body};
    }
    if (line.starts_with("ALTER TABLE ") && text.ends_with(" MODIFY DEFAULT")) {
      return {sql, BodyForm::counted, RunnableText::body};
    }
    if (is_trigger_format(line)) return {sql, BodyForm::two_counted, RunnableText::body};
    if (const BodyForm form = open_ended_form(line); form != BodyForm::none) {
      return {sql, form, RunnableText::line_and_body};
    }
    return {rule.kind, rule.form, rule.runnable};
  }
  return {unknown, marked ? BodyForm::marked_list : BodyForm::none, RunnableText::none};
}

bool may_go_on(StatementKind kind) {
  switch (kind) {
    case table:
    case partition:
    case insert:
    case sql:
    case block:
    case statistics:
    case type_descriptor: return true;
    default: return false;
  }
}

StatementClass with_counted_body(StatementClass of_line) {
  of_line.form = BodyForm::counted;
  if (of_line.runnable == RunnableText::line) of_line.runnable = RunnableText::line_and_body;
  return of_line;
}

bool may_have_counted_body(const StatementClass& of_line) {
  if (of_line.form != BodyForm::none) return false;
  return of_line.kind == unknown || of_line.kind == sql || of_line.kind == block ||
         of_line.kind == marker;
}

bool is_certain(std::string_view line) {
  if (line == "ENDTABLE") return true;
  if (line.starts_with("TABLE \"")) return line.find('"', 7) == line.size() - 1;
  return line.starts_with("INSERT ") && line.find(" VALUES (:1") != line.npos &&
         parse_insert_line(line);
}

std::string_view quoted_name(std::string_view line) {
  const auto first = line.find('"');
  if (first == line.npos) return {};
  const auto last = line.find('"', first + 1);
  if (last == line.npos) return {};
  return line.substr(first + 1, last - first - 1);
}

std::string_view kind_name(StatementKind kind) {
  switch (kind) {
    case connect: return "owner";
    case table: return "table begin";
    case end_table: return "table end";
    case partition: return "partition begin";
    case end_partition: return "partition end";
    case insert: return "insert";
    case sql: return "SQL statement";
    case block: return "PL/SQL block";
    case statistics: return "statistics";
    case type_descriptor: return "type descriptor";
    case java: return "Java";
    case metric: return "phase";
    case marker: return "marker";
    case blank: return "blank line";
    case exit: return "exit";
    case unknown: return "unknown";
  }
  return "unknown";
}

}  // namespace exhume::exp
