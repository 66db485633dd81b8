#include "src/target/postgresql/grants.hpp"

#include <fmt/format.h>

#include "src/sql/tokens.hpp"
#include "src/target/postgresql/names.hpp"

namespace exhume::target::postgresql {
namespace {

// What PostgreSQL calls the privilege; "" for one that it has not.
std::string_view privilege_word(std::string_view privilege, bool is_sequence) {
  if (is_sequence) return privilege == "SELECT" ? "USAGE, SELECT" : "";
  for (const std::string_view known : {"SELECT", "INSERT", "UPDATE", "DELETE", "REFERENCES"}) {
    if (privilege == known) return known;
  }
  return privilege == "READ" ? "SELECT" : "";
}

void add_reason(std::string& reasons, const std::string& reason) {
  reasons += (reasons.empty() ? "" : "; ") + reason;
}

// SELECT, UPDATE ("a", "b"); why one cannot be granted is added to `reasons`.
std::string privileges_sql(const sql::Grant& statement, const Grantable& object,
                           std::string& reasons) {
  std::string out;
  for (const sql::Privilege& privilege : statement.privileges) {
    const std::string name = sql::fold_case(privilege.name);
    const std::string_view word = privilege_word(name, object.is_sequence);
    std::vector<std::string> columns;
    for (const sql::Identifier& column : privilege.columns) {
      const RelationColumn* found = object.relation.find(column.text);
      if (found != nullptr) columns.push_back(found->name);
    }
    if (word.empty() || columns.size() != privilege.columns.size()) {
      add_reason(reasons, fmt::format("PostgreSQL has no privilege {} there", name));
      continue;
    }
    out += fmt::format("{}{}{}", out.empty() ? "" : ", ", word,
                       columns.empty() ? "" : " " + name_list(columns));
  }
  return out;
}

}  // namespace

Outcome Grants::grant(const sql::Grant& statement, const Grantable& object) {
  std::string reasons;
  const std::string privileges = privileges_sql(statement, object, reasons);
  const bool is_to_pass_on = statement.options.find("GRANT OPTION") != std::string::npos;
  for (const sql::Identifier& grantee : statement.grantees) {
    if (privileges.empty()) break;
    const auto known = role(grantee);
    if (!known) {
      add_reason(reasons, fmt::format("there is no role {}", folded_name(grantee.text)));
      continue;
    }
    std::string problem = let_into(object.schema, *known);
    if (problem.empty()) {
      problem = journal_.change(
          fmt::format("GRANT {} ON {}{} TO {}{}", privileges, object.is_sequence ? "SEQUENCE " : "",
                      object.relation.sql, *known, is_to_pass_on ? " WITH GRANT OPTION" : ""));
    }
    if (!problem.empty()) return {Verdict::failed, std::move(problem)};
  }
  return reasons.empty() ? Outcome{} : Outcome{Verdict::no_meaning, std::move(reasons)};
}

// In quotes, but for PUBLIC.
std::optional<std::string> Grants::role(const sql::Identifier& grantee) {
  if (grantee.text == "PUBLIC") return "PUBLIC";
  const std::string name = folded_name(grantee.text);
  const bool exists =
      connection_.query("SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = $1", {name}).rows() > 0;
  return exists ? std::optional(quoted_name(name)) : std::nullopt;
}

std::string Grants::let_into(const std::string& schema, const std::string& role) {
  if (!let_in_.insert({schema, role}).second) return "";
  return journal_.change(fmt::format("GRANT USAGE ON SCHEMA {} TO {}", quoted_name(schema), role));
}

}  // namespace exhume::target::postgresql
