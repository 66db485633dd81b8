#include "src/sql/parser.hpp"

#include "src/sql/grammar_rules.hpp"

namespace exhume::sql {
namespace grammar {
namespace {

const Rule<struct statement_id, Statement> statement = "a statement";
const auto statement_def =
    (create_table[assign] | create_index[assign] | alter_table[assign] | object_statement[assign] |
     program_statement[assign] | unknown_statement[assign]) >>
    x3::eoi;
BOOST_SPIRIT_DEFINE(statement)

}  // namespace
}  // namespace grammar

ParseResult parse(std::string_view text) {
  const std::vector<Token> tokens = significant_tokens(text, most_tokens + 1);
  if (tokens.size() > most_tokens) {
    return ParseFailure{tokens.back().offset,
                        "the end of the statement, which has too many words to be parsed,"};
  }
  grammar::ParseState state(text);
  const auto context = grammar::x3::make_context<grammar::state_tag>(state);
  grammar::Iterator first = tokens.begin();
  Statement statement;
  if (grammar::statement.parse(first, tokens.end(), context, grammar::x3::unused, statement)) {
    return statement;
  }
  return ParseFailure{state.farthest(), state.expected()};
}

}  // namespace exhume::sql
