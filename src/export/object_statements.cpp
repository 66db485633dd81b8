#include "src/export/object_statements.hpp"

#include <fmt/format.h>

#include "src/sql/parser.hpp"
#include "src/sql/printer.hpp"

namespace exhume::exporter {
namespace {

using ddl::Kind;

std::string quoted(const std::string& name) {
  return sql::quote(name, '"');
}

std::optional<sql::Statement> parsed(const std::string& text) {
  sql::ParseResult result = sql::parse(text);
  auto* statement = std::get_if<sql::Statement>(&result);
  return statement == nullptr ? std::nullopt : std::optional(std::move(*statement));
}

// Behind CREATE and OR REPLACE, where the statement has them.
std::string_view behind_create(std::string_view text) {
  for (const sql::Token& token : sql::significant_tokens(text, 4)) {
    const bool is_part = sql::is_word(token.text, "CREATE") || sql::is_word(token.text, "OR") ||
                         sql::is_word(token.text, "REPLACE");
    if (!is_part) return text.substr(token.offset);
  }
  return text;
}

// Where the block of a trigger begins.
std::size_t block_start(std::string_view trigger) {
  for (const sql::Token& token : sql::significant_tokens(trigger)) {
    if (sql::is_word(token.text, "BEGIN") || sql::is_word(token.text, "DECLARE")) {
      return token.offset;
    }
  }
  return trigger.size();
}

const std::string* query_of(const sql::Statement& statement) {
  if (const auto* view = std::get_if<sql::CreateView>(&statement)) return &view->query.text;
  if (const auto* view = std::get_if<sql::CreateMaterializedView>(&statement)) {
    return &view->query.text;
  }
  return nullptr;
}

std::string_view without_leading_blank(std::string_view text) {
  if (text.starts_with(' ')) text.remove_prefix(1);
  return text;
}

}  // namespace

template <typename Write>
void ObjectStatements::for_each(Kind kind, const Write& write) {
  for (const source::Object& object : objects_) {
    if (object.kind == kind) write(object);
  }
}

void ObjectStatements::write_types() {
  for_each(Kind::type, [this](const source::Object& object) {
    stream_.with_list("CREATE TYPE ", {object.text});
    write_grants_on(object.name);
  });
}

void ObjectStatements::write_synonyms() {
  for_each(Kind::synonym, [this](const source::Object& object) { stream_.line(object.text); });
}

void ObjectStatements::write_views() {
  for_each(Kind::view, [this](const source::Object& object) {
    write_with_query(object);
    write_grants_on(object.name);
  });
}

void ObjectStatements::write_materialized_views() {
  for_each(Kind::materialized_view,
           [this](const source::Object& object) { write_with_query(object); });
}

// The head of the statement up to AS, and the query as it was typed.
void ObjectStatements::write_with_query(const source::Object& object) {
  const auto statement = parsed(object.text);
  const std::string* query = statement ? query_of(*statement) : nullptr;
  if (query == nullptr || !object.text.ends_with(*query)) {
    stream_.line(object.text);
    return;
  }
  const std::string head = object.text.substr(0, object.text.size() - query->size()) + " ";
  const std::string_view text = without_leading_blank(*query);
  if (exp::classify(head, false).form == exp::BodyForm::query) {
    stream_.with_texts(head, text, "");
  } else {
    stream_.with_text(head, text);
  }
}

void ObjectStatements::write_programs() {
  bool is_first = true;
  for (const source::Object& object : objects_) {
    if (object.kind != Kind::procedure && object.kind != Kind::function &&
        object.kind != Kind::package) {
      continue;
    }
    const auto statement = parsed(object.text);
    const auto* program = statement ? std::get_if<sql::CreateProgram>(&*statement) : nullptr;
    if (program == nullptr) continue;
    if (is_first && parameters_.release.suspends_compiling) {
      stream_.line(R"(ALTER SESSION SET "_LOAD_WITHOUT_COMPILE" = PLSQL)");
    }
    is_first = false;
    stream_.with_list(fmt::format("CREATE FORMAT71 {} {} ", program->kind, quoted(object.name)),
                      {"CREATE ", std::string(behind_create(object.text))});
    if (program->kind != "PACKAGE BODY") write_grants_on(object.name);
  }
  if (!is_first && parameters_.release.suspends_compiling) {
    stream_.line(R"(ALTER SESSION SET "_LOAD_WITHOUT_COMPILE" = NONE)");
  }
}

void ObjectStatements::write_indexes() {
  if (!parameters_.indexes) return;
  for_each(Kind::index, [this](const source::Object& object) {
    const auto statement = parsed(object.text);
    const auto table = statement ? ddl::table_of(*statement) : std::nullopt;
    if (!table) return;
    stream_.line("TABLE " + quoted(*table));
    stream_.line(object.text);
    stream_.line("ENDTABLE");
  });
}

void ObjectStatements::write_triggers(const std::string& wanted) {
  if (!parameters_.triggers) return;
  for_each(Kind::trigger, [&](const source::Object& object) {
    const auto statement = parsed(object.text);
    const auto table = statement ? ddl::table_of(*statement) : std::nullopt;
    if (!table || (!wanted.empty() && *table != wanted)) return;
    stream_.line("TABLE " + quoted(*table));
    write_trigger(object);
    stream_.line(fmt::format("ALTER TRIGGER {}  ENABLE", quoted(object.name)));
    stream_.line("ENDTABLE");
  });
}

void ObjectStatements::write_trigger(const source::Object& object) {
  const std::string text(behind_create(object.text));
  if (parameters_.release.marks_checks) {
    stream_.with_list("CREATE FORMAT92TRIG ", {text});
    return;
  }
  const std::size_t block = block_start(text);
  // The body of 8.1 is a C string behind a line end.
  stream_.with_texts("CREATE FORMAT71TRIG ", "CREATE " + text.substr(0, block),
                     text.substr(block) + std::string("\n\0", 2));
}

std::vector<std::string> ObjectStatements::grants_on(const std::string& name) const {
  std::vector<std::string> out;
  if (!parameters_.grants) return out;
  for (const source::Object& object : objects_) {
    if (object.kind == Kind::grant && object.name == name) out.push_back(object.text);
  }
  return out;
}

void ObjectStatements::write_grants_on(const std::string& object) {
  for (const std::string& grant : grants_on(object)) stream_.line(grant);
}

}  // namespace exhume::exporter
