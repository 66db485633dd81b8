#include "src/ddl/script.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "src/base/text.hpp"
#include "src/dump/name_filter.hpp"
#include "src/sql/parser.hpp"
#include "src/sql/printer.hpp"

namespace exhume::ddl {
namespace {

// A constraint can be enabled when the foreign keys are there.
Kind position(const Object& object) {
  return object.kind == Kind::constraint && !object.creates ? Kind::foreign_key : object.kind;
}

// What an import needs and a script cannot have.
struct Clean {
  void operator()(sql::CreateType& type) const {
    type.timestamp.clear();
    type.oid.clear();
  }
  void operator()(sql::CreateMaterializedView& view) const {
    view.snapshot = false;
    view.exported_state.reset();
  }
  void operator()(sql::CreateMaterializedViewLog& log) const {
    log.snapshot = false;
    std::erase_if(log.clauses, [](const auto& clause) {
      return std::holds_alternative<sql::ExportedState>(clause);
    });
  }
  void operator()(auto&) const {}
};

// ALTER … COMPILE and session settings carry nothing but the state of the exporting database.
bool is_only_for_import(const sql::Statement& statement) {
  if (std::holds_alternative<sql::AlterSession>(statement)) return true;
  const auto* alter = std::get_if<sql::AlterObject>(&statement);
  return alter != nullptr && sql::is_word(alter->action.text.substr(0, 7), "COMPILE");
}

std::string as_comment(std::string_view why, std::string_view text) {
  std::string out = fmt::format("-- {}:\n-- ", why);
  for (const char c : text) {
    out.push_back(c);
    if (c == '\n') out += "-- ";
  }
  return out + "\n";
}

// Whether SQL*Plus would end the statement at the line, or take it for a command of its own, even
// within a comment: then the lines behind it, too, which may say HOST.
// SQL*Plus User's Guide: SET SQLPREFIX, SET BLOCKTERMINATOR, /, @, "Placing Comments in Scripts".
bool ends_statement(std::string_view line, bool is_block) {
  const std::size_t first = line.find_first_not_of(" \t\r\v\f");
  if (first == line.npos) return false;
  line = line.substr(first, line.find_last_not_of(" \t\r\v\f") + 1 - first);
  return line == "/" || line == "." || line.front() == '#' || line.front() == '@' ||
         (!is_block && line.back() == ';');
}

// The statement, or a comment where SQL*Plus would not run it as one.
std::string for_sqlplus(std::string text) {
  const bool is_block = text.ends_with("\n/\n");
  const std::string_view terminator = is_block ? "\n/\n" : text.ends_with(";\n") ? ";\n" : "\n";
  std::string_view rest = text;
  rest.remove_suffix(terminator.size());
  // Source from a script may have brought its own end along, which ends nothing early.
  while (is_block && (rest.ends_with('\n') || rest.ends_with("\n/"))) rest.remove_suffix(1);
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    if (ends_statement(line, is_block)) {
      text.pop_back();
      return as_comment("SQL*Plus would take a line of it for a command", text);
    }
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
  }
  return text;
}

class Collector {
 public:
  Collector(dump::Reader& dump, const ScriptRequest& request)
      : dump_(dump), request_(request), owners_(request.owners), names_(request.names) {
    options_.storage = request.with_storage;
    options_.tablespace = request.with_tablespace;
    options_.layout = sql::Layout::readable;
  }

  Script run() {
    try {
      while (const auto item = dump_.next()) {
        if (const auto* sql = std::get_if<dump::SqlItem>(&*item)) add(*sql);
      }
    } catch (const Error& error) {
      script_.error = error;
    }
    script_.missing = names_.missing();
    std::ranges::stable_sort(script_.statements, {}, [](const ScriptStatement& statement) {
      return position(statement.object);
    });
    return std::move(script_);
  }

 private:
  void add(const dump::SqlItem& item) {
    sql::ParseResult parsed = sql::parse(item.text);
    auto* statement = std::get_if<sql::Statement>(&parsed);
    Object object = statement != nullptr ? describe(*statement) : Object{};
    if (item.kind == dump::SqlKind::block) object.kind = Kind::block;
    if (item.kind == dump::SqlKind::statistics) object.kind = Kind::statistics;
    if (object.owner.empty()) object.owner = item.owner;
    const auto table = statement != nullptr ? table_of(*statement) : std::nullopt;
    if (!is_requested(object, table.value_or(object.name))) {
      if (is_missed(object)) ++script_.blocks_left_out;
      return;
    }
    if (statement == nullptr) {
      ++script_.unparsed;
      script_.statements.push_back(
          {std::move(object), as_comment("not parsed, as it stands in the dump", item.text)});
    } else if (!is_only_for_import(*statement)) {
      std::visit(Clean{}, *statement);
      script_.statements.push_back(
          {std::move(object), for_sqlplus(sql::print_for_script(*statement, options_))});
    }
  }

  // Whether it is a block that the whole script would have.
  bool is_missed(const Object& object) {
    return object.kind == Kind::block && request_.kinds.empty() && request_.names.empty() &&
           owners_.wants(object.owner);
  }

  bool is_requested(const Object& object, const std::string& table) {
    const bool kind = request_.kinds.empty()
                          ? object.kind != Kind::block && object.kind != Kind::statistics
                          : std::ranges::find(request_.kinds, object.kind) != request_.kinds.end();
    const bool name = names_.wants(object.name);
    const bool named = names_.wants(table) || name;
    return kind && named && owners_.wants(object.owner);
  }

  dump::Reader& dump_;
  const ScriptRequest& request_;
  dump::NameFilter owners_;
  dump::NameFilter names_;
  sql::PrintOptions options_;
  Script script_;
};

}  // namespace

Script make_script(dump::Reader& dump, const ScriptRequest& request) {
  return Collector(dump, request).run();
}

std::string script_text(sql::Statement statement) {
  std::visit(Clean{}, statement);
  return for_sqlplus(sql::print_for_script(
      statement, {.storage = false, .tablespace = false, .layout = sql::Layout::readable}));
}

std::string script_head() {
  return "SET DEFINE OFF\nSET SQLBLANKLINES ON\n\n";
}

std::string script_end(const Script& script) {
  if (script.blocks_left_out == 0) return {};
  return fmt::format("-- not printed: {} of PL/SQL that only an import runs\n",
                     counted(script.blocks_left_out, "block"));
}

std::string schema_switch(const std::string& owner) {
  return "ALTER SESSION SET CURRENT_SCHEMA = " + sql::quote(owner, '"') + ";\n";
}

}  // namespace exhume::ddl
