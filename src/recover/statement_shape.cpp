#include "src/recover/statement_shape.hpp"

#include <algorithm>

#include "formats/exp/insert_line.hpp"

namespace exhume::recover {
namespace {

using exp::StatementKind;

// Longer than any first word that the rules for statements tell apart.
constexpr std::size_t first_word = 32;

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

// WORD "name" and nothing else.
bool is_word_and_name(std::string_view line) {
  const auto first = line.find('"');
  return first != line.npos && line.size() > first + 2 && line.back() == '"' &&
         line.find('"', first + 1) == line.size() - 1;
}

// A quote or parenthesis that lost its partner draws the next statements into this one.
bool swallows_a_statement(std::string_view line) {
  for (auto at = line.find('\n'); at != line.npos; at = line.find('\n', at + 1)) {
    const std::string_view rest = line.substr(at + 1);
    const std::string_view inner = rest.substr(0, rest.find('\n'));
    const StatementKind kind = exp::classify(inner, false).kind;
    if (kind == StatementKind::insert && exp::parse_insert_line(inner)) return true;
    if (kind == StatementKind::table && is_word_and_name(inner)) return true;
    if (inner == "ENDTABLE" || inner == "EXIT") return true;
  }
  return false;
}

// A whole INSERT line of an export at the end of another line.
bool holds_an_insert(std::string_view line) {
  for (auto at = line.find("INSERT INTO \""); at != line.npos;
       at = line.find("INSERT INTO \"", at + 1)) {
    if (at > 0 && line.ends_with(')') && exp::parse_insert_line(line.substr(at)) &&
        line.find(" VALUES (:1", at) != line.npos) {
      return true;
    }
  }
  return false;
}

// A lost line end joins two lines.
bool is_two_lines(const exp::Statement& statement) {
  const std::string_view line = statement.line;
  switch (statement.kind) {
    case StatementKind::table: return !is_word_and_name(line);
    case StatementKind::partition: return line.find('"') != line.npos && !is_word_and_name(line);
    case StatementKind::end_table: return line != "ENDTABLE";
    case StatementKind::end_partition: return line.find(' ') != line.npos;
    case StatementKind::connect:
      return line.find(' ', std::string_view("CONNECT ").size()) != line.npos;
    case StatementKind::insert: return !line.ends_with(')');
    default: return holds_an_insert(line);
  }
}

StatementKind kind_of_first_line(Bytes at) {
  if (at.empty() || at[0] < 'A' || at[0] > 'Z') return StatementKind::unknown;
  const std::string_view text = as_text(at.first(std::min(at.size(), first_word)));
  return exp::classify(text.substr(0, text.find('\n')), false).kind;
}

// A damaged length makes a body go on through other statements and rows, whose length words hold
// zero bytes; texts hold none but at the end of a trigger of 8.1.
bool swallows_rows(const exp::Statement& statement) {
  if (statement.kind == StatementKind::type_descriptor) return false;
  return std::ranges::any_of(statement.pieces, [](std::string_view piece) {
    if (piece.ends_with('\0')) piece.remove_suffix(1);
    return piece.find('\0') != piece.npos;
  });
}

}  // namespace

std::string_view statement_problem(const exp::Statement& statement) {
  if (statement.kind == StatementKind::unknown) return "it begins like no statement of an export";
  if (std::ranges::any_of(statement.line, is_control)) return "it has control characters";
  if (statement.kind == StatementKind::insert && !exp::parse_insert_line(statement.line)) {
    return "it names no table and columns";
  }
  if (is_two_lines(statement)) return "it is more than one statement";
  if (swallows_a_statement(statement.line)) return "other statements stand in it";
  if (swallows_rows(statement)) return "its body has zero bytes";
  if (statement.form == exp::BodyForm::none && statement.runnable == exp::RunnableText::body) {
    return "its text is missing";
  }
  return {};
}

bool may_begin_statement(Bytes at) {
  return kind_of_first_line(at) != StatementKind::unknown;
}

bool is_strict(Bytes at) {
  switch (kind_of_first_line(at)) {
    case StatementKind::insert:
    case StatementKind::table:
    case StatementKind::end_table:
    case StatementKind::exit: return true;
    default: return false;
  }
}

}  // namespace exhume::recover
