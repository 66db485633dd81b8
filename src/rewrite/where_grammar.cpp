#include "src/rewrite/where_grammar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/fusion/include/adapt_struct.hpp>
#include <boost/spirit/home/x3.hpp>

#include "src/base/error.hpp"
#include "src/base/text.hpp"
#include "src/sql/tokens.hpp"

BOOST_FUSION_ADAPT_STRUCT(exhume::rewrite::where::Compare, column, relation, literal)
BOOST_FUSION_ADAPT_STRUCT(exhume::rewrite::where::In, column, negated, literals)
BOOST_FUSION_ADAPT_STRUCT(exhume::rewrite::where::Between, column, negated, low, high)
BOOST_FUSION_ADAPT_STRUCT(exhume::rewrite::where::Like, column, negated, pattern)
BOOST_FUSION_ADAPT_STRUCT(exhume::rewrite::where::IsNull, column, negated)

namespace exhume::rewrite::where {
namespace {

namespace x3 = boost::spirit::x3;
using x3::char_;

struct Relations : x3::symbols<Relation> {
  Relations() {
    add("=", Relation::equal)("<>", Relation::not_equal)("!=", Relation::not_equal);
    add("<", Relation::less)("<=", Relation::less_or_equal);
    add(">", Relation::greater)(">=", Relation::greater_or_equal);
  }
} const relations;

// Bytes above 7F are letters of any script.
const auto name_character = char_("A-Za-z0-9_$#") | char_('\x80', '\xff');

auto word(const char* text) {
  return x3::lexeme[x3::no_case[x3::lit(text)] >> !name_character];
}

const auto reserved = word("AND") | word("OR") | word("NOT") | word("IN") | word("IS") |
                      word("LIKE") | word("BETWEEN") | word("NULL");

template <typename T>
auto set(T make) {
  return [make](auto& context) { x3::_val(context) = make(x3::_attr(context)); };
}

std::string spelled(const auto& range) {
  return std::string(range.begin(), range.end());
}

const auto quoted_name = x3::raw[x3::lexeme['"' >> +(x3::lit("\"\"") | ~char_('"')) >> '"']];
const auto plain_name = x3::raw[x3::lexeme[!reserved >> !x3::digit >> +name_character]];
const auto column = x3::rule<struct column_id, Column>{"a column"} =
    quoted_name[set([](const auto& text) { return Column{sql::unquote(spelled(text))}; })] |
    plain_name[set([](const auto& text) { return Column{sql::fold_case(spelled(text))}; })];

const auto string_text = x3::raw[x3::lexeme['\'' >> *(x3::lit("''") | ~char_('\'')) >> '\'']];
const auto number_text = x3::raw[x3::lexeme[-char_("+-") >> char_("0-9.") >> *char_("0-9.eE+-")]];
const auto literal = x3::rule<struct literal_id, Literal>{"a number or 'text'"} =
    (x3::omit[-(word("DATE") | word("TIMESTAMP"))] >>
     string_text[set([](const auto& text) { return Literal{sql::unquote(spelled(text))}; })]) |
    number_text[set([](const auto& text) { return Literal{spelled(text)}; })];

const auto negation = word("NOT") >> x3::attr(true) | x3::attr(false);

const auto compare = x3::rule<struct compare_id, Compare>{"a comparison"} =
    (column >> relations) > literal;
const auto in = x3::rule<struct in_id, In>{"IN"} =
    (column >> negation >> word("IN")) > '(' > literal % ',' > ')';
const auto between = x3::rule<struct between_id, Between>{
    "BETWEEN"} = (column >> negation >> word("BETWEEN")) > literal > word("AND") > literal;
const auto like = x3::rule<struct like_id, Like>{"LIKE"} =
    (column >> negation >> word("LIKE")) > literal;
const auto is_null = x3::rule<struct is_null_id, IsNull>{"IS NULL"} = (column >> word("IS") >>
                                                                       negation) > word("NULL");

const x3::rule<struct condition_id, Condition> condition = "a condition";
const x3::rule<struct all_id, All> all = "a condition";
const x3::rule<struct any_id, Any> any = "a condition";

const auto condition_def =
    (word("NOT") >
     condition)[set([](Condition inner) { return Condition(Not{std::move(inner)}); })] |
    ('(' > any > ')')[set([](Any inner) { return Condition(std::move(inner)); })] |
    in[set([](In inner) { return Condition(std::move(inner)); })] |
    between[set([](Between inner) { return Condition(std::move(inner)); })] |
    like[set([](Like inner) { return Condition(std::move(inner)); })] |
    is_null[set([](IsNull inner) { return Condition(std::move(inner)); })] |
    compare[set([](Compare inner) { return Condition(std::move(inner)); })];
const auto all_def =
    (condition %
     word(
         "AND"))[set([](std::vector<Condition> conditions) { return All{std::move(conditions)}; })];
const auto any_def =
    (all %
     word("OR"))[set([](std::vector<All> alternatives) { return Any{std::move(alternatives)}; })];

BOOST_SPIRIT_DEFINE(condition, all, any)

[[noreturn]] void refuse(std::string_view text, std::size_t at, std::string_view expected) {
  throw Error(Code::imp_bad_parameter,
              fmt::format("the condition is not understood at \"{}\": {} should stand there",
                          start_of(text.substr(at), 40), expected));
}

// Parentheses and NOT nest in the parser's stack.
constexpr std::ptrdiff_t most_nested = 500;

void check_depth(std::string_view text) {
  const auto nested = std::ranges::count_if(sql::tokenize(text), [](const sql::Token& token) {
    return token.text == "(" || sql::is_word(token.text, "NOT");
  });
  if (nested > most_nested) {
    throw Error(Code::imp_bad_parameter,
                fmt::format("a condition with {} parentheses and NOTs: the limit is {}", nested,
                            most_nested));
  }
}

}  // namespace

Any parse(std::string_view text) {
  check_depth(text);
  Any out;
  auto at = text.begin();
  try {
    const bool parsed = x3::phrase_parse(at, text.end(), any, x3::ascii::space, out);
    if (!parsed || at != text.end()) {
      refuse(text, static_cast<std::size_t>(at - text.begin()), "AND, OR or a condition");
    }
  } catch (const x3::expectation_failure<std::string_view::iterator>& failure) {
    refuse(text, static_cast<std::size_t>(failure.where() - text.begin()), failure.which());
  }
  return out;
}

}  // namespace exhume::rewrite::where
