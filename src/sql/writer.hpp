#pragma once
// The text that the printers build up: words with the right space between them.

#include <string>
#include <string_view>
#include <vector>

#include "src/sql/ast_common.hpp"
#include "src/sql/printer.hpp"

namespace exhume::sql {

/// Builds one statement.
class Writer {
 public:
  explicit Writer(const PrintOptions& options) : options_(options) {}

  const PrintOptions& options() const { return options_; }
  std::string take() { return std::move(text_); }

  /// One or more words, or any token that takes a space before it. Empty text writes nothing.
  Writer& word(std::string_view text);
  /// A token that takes no space before it: a comma, a closing parenthesis.
  Writer& glue(std::string_view text);
  Writer& identifier(const Identifier& identifier);
  /// The name of a schema object, qualified as the options say.
  Writer& object(const Name& name);
  /// A name that stays as it is.
  Writer& name(const Name& name);
  Writer& path(const ColumnPath& path);
  /// ("A", "B")
  Writer& identifiers(const std::vector<Identifier>& identifiers);
  /// (text)
  Writer& group(std::string_view inside);
  /// 'text'
  Writer& string(std::string_view value);
  Writer& verbatim(const Verbatim& verbatim);
  Writer& option(const Option& option);
  /// Physical attributes that the options leave out write nothing.
  Writer& physical(const PhysicalClause& clause);
  Writer& physical(const Physical& clauses);
  /// Whether the options let the clause be printed.
  bool prints(const PhysicalClause& clause) const;
  /// Whether they let any of the clauses be printed.
  bool prints_any(const Physical& clauses) const;

  /// A new line in the readable layout, else nothing. It begins with the next token: SQL*Plus
  /// takes an empty line for the end of the statement.
  Writer& line();
  /// "(" and, in the readable layout, a deeper line; close_block() ends it.
  Writer& open_block();
  Writer& close_block();
  /// The items with a comma between them.
  template <typename Items, typename Print>
  Writer& separated(const Items& items, Print print) {
    bool first = true;
    for (const auto& item : items) {
      if (!first) glue(",");
      first = false;
      print(item);
    }
    return *this;
  }
  /// (items), all in one line.
  template <typename Items, typename Print>
  Writer& list(const Items& items, Print print) {
    word("(");
    separated(items, print);
    return glue(")");
  }
  /// (items), one per line when readable.
  template <typename Items, typename Print>
  Writer& block(const Items& items, Print print) {
    open_block();
    separated(items, [&](const auto& item) {
      line();
      print(item);
    });
    return close_block();
  }

 private:
  void begin_line();

  const PrintOptions& options_;
  std::string text_;
  std::string line_;  // the line end and blanks that come before the next token
  std::size_t depth_ = 0;
};

/// "Quoted" or as it is, as the identifier says.
std::string to_sql(const Identifier& identifier);

}  // namespace exhume::sql
