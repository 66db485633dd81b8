#pragma once
// A query of Oracle's, read token by token and written in a target's SQL.

#include <string>
#include <string_view>
#include <vector>

#include "src/sql/tokens.hpp"
#include "src/target/query/relation.hpp"
#include "src/target/query/value.hpp"

namespace exhume::target::query {

/// Recursive descent over the tokens of one query. Whatever it does not know throws Untranslatable;
/// what comes out consists of known words, quoted names and quoted literals alone.
class Translator {
 public:
  /// A relation within a FROM.
  struct Source {
    std::string alias;  // Oracle's
    Relation relation;
  };

  /// All must outlive it, the text of the tokens too.
  Translator(std::vector<sql::Token> tokens, const QueryDialect& dialect,
             const FindRelation& find_relation)
      : tokens_(std::move(tokens)), dialect_(dialect), find_relation_(find_relation) {}

  /// The query up to the end of the tokens, as a relation whose `sql` is that query.
  Relation run();

  /// The tokens as a condition on the columns of one table.
  std::string run_condition(Source table);

 private:
  // The FROM of one SELECT.
  struct Scope {
    std::vector<Source> sources;
  };
  // Keeps count of the depth of a recursion.
  class Deeper;

  // Whether ORDER BY behind a SELECT is its own, or that of the UNION it stands in.
  enum class Ordering { own, of_all };

  // Queries: query.cpp.
  Relation query();
  Relation operand(Ordering ordering);
  Relation select(Ordering ordering);
  bool is_set_operator() const;
  void skip_to_from();
  std::vector<std::string> select_list(Relation& out);
  void star(Relation& out, const Source& source, std::vector<std::string>& expressions);
  std::string item(Relation& out);
  std::string list();
  std::string order_by(const Relation& selected, const std::vector<std::string>& expressions);
  std::string direction();
  void skip_view_options();

  // What is selected from: from.cpp.
  std::string from();
  std::string joined();
  std::string join_word();
  std::string using_columns();
  std::string source();
  std::string take_source(Relation relation, const std::string& alias);
  std::string alias(const std::string& otherwise);
  const Source* find_source(const std::string& alias) const;

  // Expressions: expression.cpp.
  std::string condition();
  Value expression();
  Value conjunction();
  Value negation();
  Value predicate();
  Value compared(Value left, const std::string& symbol, Value right);
  Value membership(Value left, bool is_not);
  Value between(Value left, bool is_not);
  Value like(const Value& left, bool is_not);
  Value sum();
  Value product();
  Value factor();
  Value primary();
  Value date_literal(const std::string& text);
  Value parenthesised();
  Value case_expression();
  Value chosen(const std::vector<std::string>& conditions, std::vector<Value>& results);
  Value name();

  // Functions, from behind their opening parenthesis: function.cpp and aggregate.cpp.
  Value function(const std::string& called);
  Value known_function(const std::string& called);
  std::vector<Value> arguments();
  Value first_of_several(std::vector<Value> values);
  Value nullif(std::vector<Value> values);
  Value nvl2();
  Value decode();
  Value cast();
  Value extract();
  Value to_char();
  Value truncated();
  Value rounded(const std::string& called);
  Value folded(const std::string& called);
  Value trimmed(const std::string& called);
  Value length();
  Value position();
  Value substring();
  Value replaced();
  Value text_argument();
  std::string whole_number();
  std::string literal_text();
  Value aggregate(const std::string& called);
  Value ranking(const std::string& called);
  std::string window();

  // Tokens.
  const sql::Token& peek(std::size_t ahead = 0) const;
  std::string word(std::size_t ahead = 0) const;  // in capitals; empty for what is no word
  bool is_next(std::string_view text, std::size_t ahead = 0) const;
  bool accept(std::string_view text);
  void expect(std::string_view text);
  bool is_name(std::size_t ahead = 0) const;
  std::string identifier();
  std::string any_identifier();  // also a word that is reserved
  [[noreturn]] void unknown() const;

  std::vector<sql::Token> tokens_;
  const QueryDialect& dialect_;
  const FindRelation& find_relation_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::vector<Scope> scopes_;
  std::string calling_;  // the innermost function around
};

/// More than any view has; keeps hostile ones off the stack.
constexpr std::size_t most_levels = 200;

class Translator::Deeper {
 public:
  explicit Deeper(std::size_t& depth) : depth_(depth) {
    if (++depth_ > most_levels) throw Untranslatable{"it is nested too deeply"};
  }
  Deeper(const Deeper&) = delete;
  Deeper& operator=(const Deeper&) = delete;
  ~Deeper() { --depth_; }

 private:
  std::size_t& depth_;
};

}  // namespace exhume::target::query
