#include <algorithm>
#include <array>

#include "src/sql/printing.hpp"

namespace exhume::sql {
namespace {

/// Kinds of CREATE, ALTER and DROP whose names belong to no owner.
bool has_owner(std::string_view kind) {
  if (kind.ends_with("TABLESPACE")) return false;
  static constexpr auto ownerless = std::to_array<std::string_view>({
      "USER",
      "ROLE",
      "PROFILE",
      "DIRECTORY",
      "CONTEXT",
      "PUBLIC ROLLBACK SEGMENT",
      "ROLLBACK SEGMENT",
      "OUTLINE",
      "EDITION",
      "PUBLIC SYNONYM",
      "DATABASE LINK",
      "PUBLIC DATABASE LINK",
      "PUBLIC OUTLINE",
      "FLASHBACK ARCHIVE DEFAULT",
      "FLASHBACK ARCHIVE",
      "AUDIT POLICY",
  });
  return std::find(ownerless.begin(), ownerless.end(), kind) == ownerless.end();
}

void write_name(Writer& out, std::string_view kind, const Name& name) {
  if (kind.ends_with(" LOG")) out.word("ON");

  if (has_owner(kind)) {
    out.object(name);
  } else {
    out.name(name);
  }
}

void write_clause(Writer& out, const PhysicalClause& clause) {
  out.physical(clause);
}
void write_clause(Writer& out, const Option& clause) {
  out.option(clause);
}
void write_clause(Writer& out, const Expression& clause) {
  out.word(clause.text);
}
void write_clause(Writer& out, const UnknownClause& clause) {
  out.word(clause.text);
}
void write_clause(Writer& out, const ExportedState& clause) {
  out.word("USING").group(clause.text);
}
template <typename Clause>
void write_clause(Writer& out, const Clause& clause) {
  write(out, clause);
}

template <typename Clauses>
void write_clauses(Writer& out, const Clauses& clauses) {
  for (const auto& item : clauses) {
    std::visit([&](const auto& clause) { write_clause(out, clause); }, item);
  }
}

std::string_view keyword(const Comment& statement) {
  switch (statement.target) {
    case CommentTarget::table: return "TABLE";
    case CommentTarget::column: return "COLUMN";
    case CommentTarget::materialized_view: return "MATERIALIZED VIEW";
    case CommentTarget::other: return statement.other_kind;
  }
  return "";
}

void write_privilege(Writer& out, const Privilege& privilege) {
  out.word(privilege.name);
  if (!privilege.columns.empty()) out.identifiers(privilege.columns);
}

}  // namespace

void write(Writer& out, const Insert& statement) {
  out.word("INSERT");
  for (const std::string& hint : statement.hints) out.word(hint);
  out.word("INTO").object(statement.table);
  if (!statement.columns.empty()) {
    out.list(statement.columns, [&](const ColumnPath& column) { out.path(column); });
  }
  out.word("VALUES");
  out.list(statement.values, [&](const Expression& value) { out.word(value.text); });
}

void write(Writer& out, const CreateSequence& statement) {
  out.word("CREATE SEQUENCE").object(statement.name);
  for (const Option& option : statement.options) out.option(option);
}

void write(Writer& out, const Comment& statement) {
  out.word("COMMENT ON").word(keyword(statement)).object(statement.object);
  if (statement.column) out.glue(".").glue(to_sql(*statement.column));
  out.word("IS").string(statement.text);
}

void write(Writer& out, const CreateSynonym& statement) {
  out.word("CREATE");
  if (statement.or_replace) out.word("OR REPLACE");
  out.word(statement.modifier);
  if (statement.is_public) {
    out.word("PUBLIC SYNONYM").name(statement.name);
  } else {
    out.word("SYNONYM").object(statement.name);
  }
  out.word("FOR");
  if (statement.link.empty()) {
    out.object(statement.target);
  } else {
    out.name(statement.target).glue("@").glue(statement.link);
  }
}

void write(Writer& out, const Grant& statement) {
  out.word(statement.revoke ? "REVOKE" : "GRANT");
  out.separated(statement.privileges,
                [&](const Privilege& privilege) { write_privilege(out, privilege); });
  if (statement.object) {
    out.word("ON").word(statement.object_kind);
    write_name(out, statement.object_kind, *statement.object);
  }
  out.word(statement.revoke ? "FROM" : "TO");
  out.separated(statement.grantees, [&](const Identifier& grantee) { out.identifier(grantee); });
  out.word(statement.options);
}

void write(Writer& out, const CreateView& statement) {
  out.word("CREATE").word(statement.or_replace ? "OR REPLACE" : "").word(statement.force);
  out.word(statement.modifier).word("VIEW").object(statement.name).word(statement.object_view);
  if (!statement.columns.empty() || !statement.constraints.empty()) {
    out.word("(").separated(statement.columns, [&](const Column& column) { write(out, column); });
    if (!statement.columns.empty() && !statement.constraints.empty()) out.glue(",");
    out.separated(statement.constraints, [&](const Constraint& item) { write(out, item); });
    out.glue(")");
  }
  out.word(statement.options).word("AS").verbatim(statement.query);
}

void write(Writer& out, const CreateMaterializedView& statement) {
  out.word("CREATE").word(statement.snapshot ? "SNAPSHOT" : "MATERIALIZED VIEW");
  out.object(statement.name);
  if (!statement.columns.empty()) out.identifiers(statement.columns);
  if (statement.exported_state) write_clause(out, *statement.exported_state);
  write_clauses(out, statement.clauses);
  out.word("AS").verbatim(statement.query);
}

void write(Writer& out, const CreateMaterializedViewLog& statement) {
  out.word("CREATE").word(statement.snapshot ? "SNAPSHOT" : "MATERIALIZED VIEW").word("LOG ON");
  out.object(statement.table);
  write_clauses(out, statement.clauses);
}

void write(Writer& out, const CreateDatabaseLink& statement) {
  out.word("CREATE").word(statement.shared ? "SHARED" : "");
  out.word(statement.is_public ? "PUBLIC" : "").word("DATABASE LINK").path(statement.name);
  out.verbatim(statement.connection);
}

void write(Writer& out, const CreateCluster& statement) {
  out.word("CREATE CLUSTER").object(statement.name);
  out.list(statement.columns, [&](const Column& column) { write(out, column); });
  write_clauses(out, statement.clauses);
}

void write(Writer& out, const CreateOther& statement) {
  out.word("CREATE").word(statement.or_replace ? "OR REPLACE" : "").word(statement.kind);
  write_name(out, statement.kind, statement.name);
  out.verbatim(statement.definition);
}

void write(Writer& out, const AlterObject& statement) {
  out.word("ALTER").word(statement.kind);
  write_name(out, statement.kind, statement.name);
  out.verbatim(statement.action);
}

void write(Writer& out, const DropObject& statement) {
  out.word("DROP").word(statement.kind);
  write_name(out, statement.kind, statement.name);
  out.verbatim(statement.options);
}

void write(Writer& out, const AlterSession& statement) {
  out.word("ALTER SESSION SET").verbatim(statement.settings);
}

void write(Writer& out, const Analyze& statement) {
  out.word("ANALYZE").word(statement.kind).object(statement.name).verbatim(statement.options);
}

void write(Writer& out, const OtherStatement& statement) {
  out.word(statement.keyword).verbatim(statement.text);
}

}  // namespace exhume::sql
