#include "src/sql/printer.hpp"

#include "src/sql/printing.hpp"

namespace exhume::sql {
namespace {

template <typename... Kinds>
bool is_any(const Statement& statement) {
  return (std::holds_alternative<Kinds>(statement) || ...);
}

/// Whether text appended to `text` would be part of a comment.
bool ends_in_line_comment(std::string_view text) {
  const std::vector<Token> tokens = tokenize(text);
  return !tokens.empty() && tokens.back().text.starts_with("--") &&
         tokens.back().end() == text.size();
}

bool lacks_create(const Statement& statement) {
  const auto* program = std::get_if<CreateProgram>(&statement);
  const auto* type = std::get_if<CreateType>(&statement);
  return (program && !program->has_create) || (type && !type->has_create);
}

std::string as_block(const Execute& statement) {
  std::string call = statement.call.text;
  call.erase(call.find_last_not_of(" \t\r\n") + 1);
  return "BEGIN\n" + call + (call.ends_with(';') ? "" : ";") + "\nEND;\n/\n";
}

}  // namespace

std::string print(const Statement& statement, const PrintOptions& options) {
  Writer out(options);
  std::visit([&](const auto& value) { write(out, value); }, statement);
  return out.take();
}

Terminator terminator(const Statement& statement) {
  if (is_any<CreateType, CreateProgram, Block>(statement)) return Terminator::slash;
  if (is_any<Execute, TransportCall>(statement)) return Terminator::none;
  return Terminator::semicolon;
}

std::string print_for_script(const Statement& statement, const PrintOptions& options) {
  if (const auto* execute = std::get_if<Execute>(&statement)) return as_block(*execute);
  std::string text = print(statement, options);
  if (lacks_create(statement)) text.insert(0, "CREATE ");
  switch (terminator(statement)) {
    case Terminator::none: return text + '\n';
    case Terminator::semicolon: return text + (ends_in_line_comment(text) ? "\n;\n" : ";\n");
    case Terminator::slash: return text + (text.ends_with('\n') ? "/\n" : "\n/\n");
  }
  return text;
}

}  // namespace exhume::sql
