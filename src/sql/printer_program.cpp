#include "src/sql/printing.hpp"

namespace exhume::sql {
namespace {

void write_argument(Writer& out, const NullArgument&) {
  out.word("NULL");
}
void write_argument(Writer& out, const NumberArgument& argument) {
  out.word(argument.digits);
}
void write_argument(Writer& out, const StringArgument& argument) {
  out.string(argument.value);
}
void write_argument(Writer& out, const Expression& argument) {
  out.word(argument.text);
}

}  // namespace

void write(Writer& out, const CreateType& statement) {
  if (statement.has_create) out.word("CREATE");
  out.word(statement.or_replace ? "OR REPLACE" : "").word(statement.modifier);
  out.word("TYPE").object(statement.name);
  if (!statement.timestamp.empty()) out.word("TIMESTAMP").string(statement.timestamp);
  if (!statement.oid.empty()) out.word("OID").string(statement.oid);
  out.verbatim(statement.definition);
}

void write(Writer& out, const CreateProgram& statement) {
  if (statement.has_create) out.word("CREATE");
  out.word(statement.or_replace ? "OR REPLACE" : "").word(statement.modifier);
  out.word(statement.kind).object(statement.name).verbatim(statement.source);
}

void write(Writer& out, const Execute& statement) {
  out.word(statement.verb).verbatim(statement.call);
}

void write(Writer& out, const TransportCall& statement) {
  out.word("EXECTRP").path(statement.procedure);
  if (statement.has_arguments) {
    out.list(statement.arguments, [&](const Argument& item) {
      std::visit([&](const auto& argument) { write_argument(out, argument); }, item);
    });
  }
  if (statement.semicolon) out.glue(";");
}

void write(Writer& out, const Block& statement) {
  out.glue(statement.text.text);
}

}  // namespace exhume::sql
