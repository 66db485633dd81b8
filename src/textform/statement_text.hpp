#pragma once
// Statements as they stand in the text form.

#include <optional>
#include <string>

#include "formats/exp/statement.hpp"
#include "src/textform/client_text.hpp"
#include "src/textform/line.hpp"

namespace exhume::textform {

/// Puts a statement together from its lines: > begins it, + a piece and = a counted string of its
/// body, | goes on with any of these.
class StatementText {
 public:
  /// The character that begins such a line.
  static bool is_mark(char c) { return c == '>' || c == '|' || c == '+' || c == '='; }

  /// Whether lines have been read since take().
  bool has_statement() const { return statement_.has_value(); }

  /// Reads a line that begins with one of the marks; with > only when there is no statement yet.
  void read(Line& line, const ClientText& client);

  /// The statement of the lines so far, classified. Fails when a dump cannot hold it or when a
  /// reader of the dump would find another.
  exp::Statement take();

 private:
  void add_to_body(Line& line, char mark, std::string text);
  void check_end() const;
  void check_body() const;
  [[noreturn]] void fail(const std::string& message) const;

  std::optional<exp::Statement> statement_;
  std::uint64_t number_ = 0;  // of its first line
  char body_mark_ = '\0';     // + or = when there is a body
};

}  // namespace exhume::textform
