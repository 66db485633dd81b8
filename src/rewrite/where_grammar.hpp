#pragma once
// The syntax tree of a condition, and its parser.

#include <boost/spirit/home/x3/support/ast/variant.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace exhume::rewrite::where {

enum class Relation { equal, not_equal, less, less_or_equal, greater, greater_or_equal };

/// A number, or a text, date or timestamp without its quotes.
struct Literal {
  std::string text;
};

struct Column {
  std::string name;  // as the data dictionary has it
};

struct Compare {
  Column column;
  Relation relation = Relation::equal;
  Literal literal;
};

struct In {
  Column column;
  bool negated = false;
  std::vector<Literal> literals;
};

struct Between {
  Column column;
  bool negated = false;
  Literal low;
  Literal high;
};

struct Like {
  Column column;
  bool negated = false;
  Literal pattern;
};

struct IsNull {
  Column column;
  bool negated = false;
};

struct Not;
struct Any;

struct Condition : boost::spirit::x3::variant<Compare, In, Between, Like, IsNull,
                                              boost::spirit::x3::forward_ast<Not>,
                                              boost::spirit::x3::forward_ast<Any>> {
  using base_type::base_type;
  using base_type::operator=;
};

/// Conditions joined by AND.
struct All {
  std::vector<Condition> conditions;
};

/// Those joined by OR.
struct Any {
  std::vector<All> alternatives;
};

struct Not {
  Condition condition;
};

/// Throws Error(imp_bad_parameter).
Any parse(std::string_view text);

}  // namespace exhume::rewrite::where
