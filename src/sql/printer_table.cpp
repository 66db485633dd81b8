#include <fmt/format.h>

#include <algorithm>

#include "src/sql/printing.hpp"

namespace exhume::sql {
namespace {

template <typename Number>
std::string arguments(const std::optional<Number>& number) {
  return number ? fmt::format(" ({})", *number) : "";
}

std::string number_arguments(const DataType& type) {
  if (!type.any_precision && !type.precision) return "";
  std::string text = type.any_precision ? "*" : std::to_string(*type.precision);
  if (type.scale) text += fmt::format(", {}", *type.scale);
  return '(' + text + ')';
}

std::string length_arguments(const DataType& type) {
  if (!type.length) return "";
  switch (type.length_unit) {
    case LengthUnit::unspecified: return fmt::format("({})", *type.length);
    case LengthUnit::bytes: return fmt::format("({} BYTE)", *type.length);
    case LengthUnit::characters: return fmt::format("({} CHAR)", *type.length);
  }
  return "";
}

std::string timestamp(const DataType& type) {
  std::string text = type.builtin + arguments(type.precision);
  if (type.time_zone == TimeZone::stored) text += " WITH TIME ZONE";
  if (type.time_zone == TimeZone::local) text += " WITH LOCAL TIME ZONE";
  return text;
}

std::string builtin_type(const DataType& type) {
  if (type.builtin == "TIMESTAMP") return timestamp(type);
  if (type.builtin == "INTERVAL YEAR TO MONTH") {
    return fmt::format("INTERVAL YEAR{} TO MONTH", arguments(type.precision));
  }
  if (type.builtin == "INTERVAL DAY TO SECOND") {
    return fmt::format("INTERVAL DAY{} TO SECOND{}", arguments(type.precision),
                       arguments(type.scale));
  }
  if (!type.arguments.empty()) return type.builtin + ' ' + type.arguments;
  return type.builtin + (type.length ? length_arguments(type) : number_arguments(type));
}

void write_type(Writer& out, const DataType& type) {
  if (!type.user_type) {
    out.word(builtin_type(type));
    return;
  }
  if (type.reference) out.word("REF");
  out.object(*type.user_type);
}

void write_on_null(Writer& out, std::string_view on) {
  out.word("ON NULL");
  if (!on.empty()) out.word("FOR").word(on);
}

void write_value(Writer&, std::monostate) {}

void write_value(Writer& out, const ColumnDefault& value) {
  out.word("DEFAULT");
  if (value.on_null) write_on_null(out, value.on_null_for);
  out.word(value.value.text);
}

void write_value(Writer& out, const VirtualColumn& value) {
  out.word(value.generated_always ? "GENERATED ALWAYS AS" : "AS").group(value.expression.text);
  if (value.virtual_keyword) out.word("VIRTUAL");
}

void write_value(Writer& out, const IdentityColumn& value) {
  out.word("GENERATED");
  if (value.kind == IdentityKind::always && value.kind_written) out.word("ALWAYS");
  if (value.kind == IdentityKind::by_default) out.word("BY DEFAULT");
  if (value.kind == IdentityKind::by_default_on_null) {
    write_on_null(out.word("BY DEFAULT"), value.on_null_for);
  }
  out.word("AS IDENTITY");
  if (value.has_options) out.word("(");
  for (const Option& option : value.options) out.option(option);
  if (value.has_options) out.glue(")");
}

void write_clause(Writer& out, const Option& clause) {
  out.option(clause);
}
void write_clause(Writer& out, const UnknownClause& clause) {
  out.word(clause.text);
}
void write_clause(Writer& out, const Organization& clause) {
  out.word("ORGANIZATION").word(clause.kind);
  if (clause.external) out.group(clause.external->text);
}
void write_clause(Writer& out, const InCluster& clause) {
  out.word("CLUSTER").object(clause.cluster).identifiers(clause.columns);
}
void write_clause(Writer& out, const ObjectIdentifier& clause) {
  if (!clause.oid.empty()) out.word("OID").string(clause.oid);
  const auto& physical = clause.index_physical;
  const bool left_out = physical && !physical->empty() && !out.prints_any(*physical);
  if (!clause.has_index || (left_out && !clause.index)) return;
  out.word("OIDINDEX");
  if (clause.index) out.identifier(*clause.index);
  if (physical) out.word("(").physical(*physical).glue(")");
}
template <typename Clause>
void write_clause(Writer& out, const Clause& clause) {
  write(out, clause);
}

/// Physical attributes that follow each other share a line; every other clause begins one.
void write_clauses(Writer& out, const std::vector<TableClause>& clauses) {
  bool begin_line = true;
  for (const TableClause& item : clauses) {
    if (const auto* physical = std::get_if<PhysicalClause>(&item)) {
      if (begin_line && out.prints(*physical)) {
        out.line();
        begin_line = false;
      }
      out.physical(*physical);
      continue;
    }
    begin_line = true;
    out.line();
    std::visit(
        [&](const auto& clause) {
          if constexpr (!std::is_same_v<decltype(clause), const PhysicalClause&>) {
            write_clause(out, clause);
          }
        },
        item);
  }
}

void write_elements(Writer& out, const CreateTable& statement) {
  if (statement.columns.empty() && statement.constraints.empty() &&
      statement.supplemental_log.empty()) {
    return;
  }
  bool first = true;
  const auto element = [&](const auto& print) {
    if (!first) out.glue(",");
    first = false;
    out.line();
    print();
  };
  out.open_block();
  for (const Column& column : statement.columns) element([&] { write(out, column); });
  for (const Constraint& constraint : statement.constraints) {
    element([&] { write(out, constraint); });
  }
  for (const Expression& log : statement.supplemental_log) element([&] { out.word(log.text); });
  out.close_block();
}

void write_action(Writer& out, const AddConstraints& action) {
  const auto print = [&](const Constraint& item) { write(out, item); };
  out.word("ADD");
  if (action.parenthesised) {
    out.list(action.constraints, print);
  } else {
    for (const Constraint& constraint : action.constraints) print(constraint);
  }
}

void write_action(Writer& out, const AddColumns& action) {
  out.word(action.parenthesised ? "ADD (" : "ADD");
  out.separated(action.columns, [&](const Column& item) { write(out, item); });
  for (const Constraint& constraint : action.constraints) write(out.glue(","), constraint);
  if (action.parenthesised) out.glue(")");
  write_clauses(out, action.clauses);
}

void write_action(Writer& out, const ModifyColumns& action) {
  out.word(action.parenthesised ? "MODIFY (" : "MODIFY");
  out.separated(action.columns, [&](const Column& item) { write(out, item); });
  if (action.parenthesised) out.glue(")");
}

void write_action(Writer& out, const AlterConstraint& action) {
  out.word(action.action);
  if (action.name) {
    out.word("CONSTRAINT").identifier(*action.name);
  } else if (action.primary) {
    out.word("PRIMARY KEY");
  } else {
    out.word("UNIQUE").identifiers(action.columns);
  }
  out.word(action.rest);
}

void write_action(Writer& out, const OtherTableAction& action) {
  out.verbatim(action.text);
}

// All that a LOB's segment has of its own is storage.
bool prints(const Writer& out, const PhysicalClause& parameter) {
  return out.prints(parameter);
}
bool prints(const Writer& out, const UnknownClause&) {
  return out.options().storage;
}
bool prints(const Writer& out, const LobIndex& index) {
  if (!index.physical || index.physical->empty()) return out.options().storage;
  return out.prints_any(*index.physical);
}

void write_parameter(Writer& out, const PhysicalClause& parameter) {
  out.physical(parameter);
}
void write_parameter(Writer& out, const UnknownClause& parameter) {
  if (prints(out, parameter)) out.word(parameter.text);
}
void write_parameter(Writer& out, const LobIndex& index) {
  if (!prints(out, index)) return;
  out.word("INDEX");
  if (index.name) out.identifier(*index.name);
  if (index.physical) out.word("(").physical(*index.physical).glue(")");
}

}  // namespace

void write(Writer& out, const LobStorage& storage) {
  const auto is_printed = [&](const auto& parameter) {
    return std::visit([&](const auto& value) { return prints(out, value); }, parameter);
  };
  const bool left_out =
      !storage.parameters.empty() && std::ranges::none_of(storage.parameters, is_printed);
  if (left_out && storage.storage_type.empty() && !storage.segment) return;
  out.word("LOB");
  out.list(storage.columns, [&](const ColumnPath& column) { out.path(column); });
  out.word("STORE AS").word(storage.storage_type);
  if (storage.segment) out.name(*storage.segment);
  if (!storage.has_parameters || left_out) return;
  out.word("(");
  for (const LobParameter& item : storage.parameters) {
    std::visit([&](const auto& parameter) { write_parameter(out, parameter); }, item);
  }
  out.glue(")");
}

void write(Writer& out, const Column& column) {
  out.identifier(column.name);
  if (column.type) write_type(out, *column.type);
  for (const Option& option : column.options) out.option(option);
  std::visit([&](const auto& value) { write_value(out, value); }, column.value);
  out.word(column.encryption).word(column.attributes);
  for (const Constraint& constraint : column.constraints) write(out, constraint);
  out.word(column.annotations);
}

void write(Writer& out, const CreateTable& statement) {
  out.word("CREATE");
  if (statement.temporary == Temporary::global) out.word("GLOBAL TEMPORARY");
  if (statement.temporary == Temporary::private_table) out.word("PRIVATE TEMPORARY");
  out.word(statement.kind).word("TABLE").object(statement.name);
  if (const auto& object_table = statement.object_table) {
    out.word("OF").object(object_table->type);
    if (object_table->substitutable) {
      out.word(*object_table->substitutable ? "" : "NOT").word("SUBSTITUTABLE AT ALL LEVELS");
    }
    if (object_table->xml_schema) out.option(*object_table->xml_schema);
    if (object_table->identifier) write_clause(out, *object_table->identifier);
  }
  write_elements(out, statement);
  if (statement.on_commit == OnCommit::preserve_rows) out.word("ON COMMIT PRESERVE ROWS");
  if (statement.on_commit == OnCommit::delete_rows) out.word("ON COMMIT DELETE ROWS");
  write_clauses(out, statement.clauses);
}

void write(Writer& out, const AlterTable& statement) {
  out.word("ALTER TABLE").object(statement.name);
  std::visit([&](const auto& action) { write_action(out, action); }, statement.action);
}

}  // namespace exhume::sql
