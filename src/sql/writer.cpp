#include "src/sql/writer.hpp"

namespace exhume::sql {

Writer& Writer::word(std::string_view text) {
  if (text.empty()) return *this;
  begin_line();
  if (!text_.empty() && text_.back() != '(' && text_.back() != ' ' && text_.back() != '\n') {
    text_ += ' ';
  }
  text_ += text;
  return *this;
}

Writer& Writer::glue(std::string_view text) {
  if (text.empty()) return *this;
  begin_line();
  text_ += text;
  return *this;
}

Writer& Writer::identifier(const Identifier& identifier) {
  return word(to_sql(identifier));
}

Writer& Writer::object(const Name& name) {
  if (name.schema || options_.schema_for_unqualified.empty()) return this->name(name);
  return word(quote(options_.schema_for_unqualified, '"') + '.' + to_sql(name.object));
}

Writer& Writer::name(const Name& name) {
  return word(name.schema ? to_sql(*name.schema) + '.' + to_sql(name.object) : to_sql(name.object));
}

Writer& Writer::path(const ColumnPath& path) {
  std::string text;
  for (const Identifier& part : path) {
    if (!text.empty()) text += '.';
    text += to_sql(part);
  }
  return word(text);
}

Writer& Writer::identifiers(const std::vector<Identifier>& identifiers) {
  return list(identifiers, [this](const Identifier& item) { identifier(item); });
}

Writer& Writer::group(std::string_view inside) {
  return word("(").glue(inside).glue(")");
}

Writer& Writer::string(std::string_view value) {
  return word(quote(value, '\''));
}

Writer& Writer::verbatim(const Verbatim& verbatim) {
  const bool spaced = verbatim.text.empty() || verbatim.text.front() == ' ' ||
                      (verbatim.text.front() >= '\t' && verbatim.text.front() <= '\r');
  return spaced ? glue(verbatim.text) : word(verbatim.text);
}

Writer& Writer::option(const Option& option) {
  return word(option.keyword).word(option.value);
}

Writer& Writer::physical(const PhysicalClause& clause) {
  if (!prints(clause)) return *this;
  if (const auto* tablespace = std::get_if<TablespaceClause>(&clause)) {
    return word(tablespace->is_set ? "TABLESPACE SET" : "TABLESPACE").identifier(tablespace->name);
  }
  if (const auto* attribute = std::get_if<Option>(&clause)) return option(*attribute);
  word("STORAGE(");
  for (const Option& parameter : std::get<StorageClause>(clause).parameters) option(parameter);
  return glue(")");
}

Writer& Writer::physical(const Physical& clauses) {
  for (const PhysicalClause& clause : clauses) physical(clause);
  return *this;
}

bool Writer::prints(const PhysicalClause& clause) const {
  return std::holds_alternative<TablespaceClause>(clause) ? options_.tablespace : options_.storage;
}

bool Writer::prints_any(const Physical& clauses) const {
  for (const PhysicalClause& clause : clauses) {
    if (prints(clause)) return true;
  }
  return false;
}

Writer& Writer::line() {
  if (options_.layout == Layout::readable) line_ = '\n' + std::string(2 * depth_, ' ');
  return *this;
}

void Writer::begin_line() {
  text_ += line_;
  line_.clear();
}

Writer& Writer::open_block() {
  ++depth_;
  return word("(");
}

Writer& Writer::close_block() {
  --depth_;
  return line().glue(")");
}

std::string to_sql(const Identifier& identifier) {
  return identifier.quoted ? quote(identifier.text, '"') : identifier.text;
}

}  // namespace exhume::sql
