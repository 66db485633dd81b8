#include "src/sql/printing.hpp"

namespace exhume::sql {
namespace {

std::string_view keyword(ConstraintState state) {
  switch (state) {
    case ConstraintState::deferrable: return "DEFERRABLE";
    case ConstraintState::not_deferrable: return "NOT DEFERRABLE";
    case ConstraintState::initially_immediate: return "INITIALLY IMMEDIATE";
    case ConstraintState::initially_deferred: return "INITIALLY DEFERRED";
    case ConstraintState::enable: return "ENABLE";
    case ConstraintState::disable: return "DISABLE";
    case ConstraintState::validate: return "VALIDATE";
    case ConstraintState::novalidate: return "NOVALIDATE";
    case ConstraintState::rely: return "RELY";
    case ConstraintState::norely: return "NORELY";
  }
  return "";
}

void write_rule(Writer& out, const Nullability& rule) {
  out.word(rule.not_null ? "NOT NULL" : "NULL");
}

void write_rule(Writer& out, const KeyConstraint& rule) {
  out.word(rule.primary ? "PRIMARY KEY" : "UNIQUE");
  if (!rule.columns.empty()) out.identifiers(rule.columns);
}

void write_rule(Writer& out, const ForeignKey& rule) {
  if (!rule.columns.empty()) out.word("FOREIGN KEY").identifiers(rule.columns);
  out.word("REFERENCES").object(rule.table);
  if (!rule.referenced.empty()) out.identifiers(rule.referenced);
  if (rule.on_delete == OnDelete::cascade) out.word("ON DELETE CASCADE");
  if (rule.on_delete == OnDelete::set_null) out.word("ON DELETE SET NULL");
}

void write_rule(Writer& out, const CheckConstraint& rule) {
  out.word("CHECK").group(rule.condition.text);
}

void write_rule(Writer& out, const RefConstraint& rule) {
  if (!rule.scope) {
    if (rule.column) out.word("REF (").identifier(*rule.column).glue(")");
    out.word("WITH ROWID");
    return;
  }
  out.word("SCOPE");
  if (rule.column) out.word("FOR (").identifier(*rule.column).glue(")");
  out.word("IS").object(*rule.scope);
}

void write_state(Writer& out, ConstraintState state) {
  out.word(keyword(state));
}

void write_state(Writer& out, const UsingIndex& state) {
  out.word("USING INDEX");
  if (state.create) out.group(state.create->text);
  if (state.index) out.object(*state.index);
  for (const IndexClause& clause : state.clauses) write(out, clause);
}

void write_state(Writer& out, const ExceptionsInto& state) {
  out.word("EXCEPTIONS INTO").object(state.table);
}

}  // namespace

void write(Writer& out, const Constraint& constraint) {
  if (constraint.name) out.word("CONSTRAINT").identifier(*constraint.name);
  std::visit([&](const auto& rule) { write_rule(out, rule); }, constraint.rule);
  for (const auto& item : constraint.state) {
    std::visit([&](const auto& state) { write_state(out, state); }, item);
  }
}

}  // namespace exhume::sql
