#pragma once
// What the grammars are made of: X3 parsers of single tokens and the semantic actions that fill
// the trees. Only the grammar_*.cpp files include this.

#include <boost/spirit/home/x3.hpp>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "src/sql/ast.hpp"
#include "src/sql/tokens.hpp"

namespace exhume::sql::grammar {

namespace x3 = boost::spirit::x3;

using Iterator = std::vector<Token>::const_iterator;
using Phrases = std::span<const std::string_view>;

/// What one parse knows beside its tokens: the text, and what was wanted at the farthest place
/// that it reached.
class ParseState {
 public:
  explicit ParseState(std::string_view source) : source_(source) {}

  std::string_view source() const { return source_; }
  /// Notes that `wanted` does not stand at `at`. `wanted` must outlive the parse.
  void missed(const Iterator& at, const Iterator& last, std::string_view wanted);
  std::size_t farthest() const { return farthest_; }
  /// "PRIMARY KEY or a name".
  std::string expected() const;

 private:
  std::string_view source_;
  std::size_t farthest_ = 0;
  std::vector<std::string_view> wanted_;
};

struct state_tag;
using Context = x3::context<state_tag, ParseState>;

// The matchers behind the parsers: on success `at` is behind the match and the last argument
// holds its value; on failure nothing has moved.
bool match_phrase(Iterator& at, const Iterator& last, ParseState& state, std::string_view words);
bool match_any(Iterator& at, const Iterator& last, ParseState& state, Phrases phrases,
               std::string& phrase);
bool match_identifier(Iterator& at, const Iterator& last, ParseState& state, Identifier& name);
bool match_quoted(Iterator& at, const Iterator& last, ParseState& state, Identifier& name);
bool match_integer(Iterator& at, const Iterator& last, ParseState& state, std::string& digits);
bool match_signed(Iterator& at, const Iterator& last, ParseState& state, std::string& digits);
bool match_number32(Iterator& at, const Iterator& last, ParseState& state, std::uint32_t& number);
bool match_size(Iterator& at, const Iterator& last, ParseState& state, std::string& size);
bool match_string(Iterator& at, const Iterator& last, ParseState& state, std::string& value);
bool match_hint(Iterator& at, const Iterator& last, ParseState& state, std::string& text);
bool match_token(Iterator& at, const Iterator& last, ParseState& state, std::string& text);
bool match_group(Iterator& at, const Iterator& last, ParseState& state, Expression& inside);
bool match_item(Iterator& at, const Iterator& last, ParseState& state, Expression& item);
bool match_until(Iterator& at, const Iterator& last, ParseState& state, Phrases stops,
                 Expression& expression);
bool match_run(Iterator& at, const Iterator& last, ParseState& state, Phrases stops,
               std::string& text);
bool match_unknown(Iterator& at, const Iterator& last, ParseState& state, Phrases stops,
                   std::string& text);
bool match_kind(Iterator& at, const Iterator& last, ParseState& state, Phrases known,
                std::string& kind);
bool match_details(Iterator& at, const Iterator& last, ParseState& state, Verbatim& value);
bool match_rest(Iterator& at, const Iterator& last, ParseState& state, Verbatim& value);
bool match_tail(Iterator& at, const Iterator& last, ParseState& state, Verbatim& value);

/// Keywords or punctuation, one phrase of words: kw("PRIMARY KEY"), kw("(").
class Keywords : public x3::parser<Keywords> {
 public:
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;

  constexpr explicit Keywords(std::string_view words) : words_(words) {}

  template <typename C, typename R, typename A>
  bool parse(Iterator& first, const Iterator& last, const C& context, R&, A&) const {
    return match_phrase(first, last, x3::get<state_tag>(context), words_);
  }

 private:
  std::string_view words_;
};

constexpr Keywords kw(std::string_view words) {
  return Keywords(words);
}

/// A parser whose value a matcher finds with the help of a list of phrases.
template <typename Value, auto Match>
class PhraseParser : public x3::parser<PhraseParser<Value, Match>> {
 public:
  using attribute_type = Value;
  static constexpr bool has_attribute = true;

  constexpr explicit PhraseParser(Phrases phrases) : phrases_(phrases) {}

  template <typename C, typename R, typename A>
  bool parse(Iterator& first, const Iterator& last, const C& context, R&, A& attribute) const {
    Value value;
    if (!Match(first, last, x3::get<state_tag>(context), phrases_, value)) return false;
    x3::traits::move_to(value, attribute);
    return true;
  }

 private:
  Phrases phrases_;
};

/// The first of some phrases that stands here; its value is the phrase. A phrase that begins
/// with another one has to come before it.
using AnyOf = PhraseParser<std::string, match_any>;
/// An expression up to one of the phrases, a comma or a closing parenthesis outside of
/// parentheses and CASE ... END.
using Until = PhraseParser<Expression, match_until>;

/// Any tokens up to one of the phrases, a comma, a closing parenthesis or a list of columns, as
/// written. Not empty, parentheses balanced.
using Run = PhraseParser<std::string, match_run>;
/// The same that begins with a word and has more: one word alone is rather a misspelt or cut
/// attribute than one of a later release.
using Unknown = PhraseParser<std::string, match_unknown>;
/// The words before a quoted name, none of which is one of the phrases, in capitals: FLASHBACK
/// ARCHIVE before "F".
using UnknownKind = PhraseParser<std::string, match_kind>;

/// An expression up to a comma or a closing parenthesis.
inline constexpr Until expression{Phrases{}};

/// A parser of one value.
template <typename Value, auto Match>
class ValueParser : public x3::parser<ValueParser<Value, Match>> {
 public:
  using attribute_type = Value;
  static constexpr bool has_attribute = true;

  template <typename C, typename R, typename A>
  bool parse(Iterator& first, const Iterator& last, const C& context, R&, A& attribute) const {
    Value value{};
    if (!Match(first, last, x3::get<state_tag>(context), value)) return false;
    x3::traits::move_to(value, attribute);
    return true;
  }
};

/// "Quoted" or unquoted; the latter may be any word.
inline constexpr ValueParser<Identifier, match_identifier> identifier{};
/// "Quoted" only: for names that may be absent before a word.
inline constexpr ValueParser<Identifier, match_quoted> quoted_identifier{};
/// Digits only, of any length.
inline constexpr ValueParser<std::string, match_integer> integer{};
/// Digits with an optional minus sign.
inline constexpr ValueParser<std::string, match_signed> signed_integer{};
/// An integer of 32 bits.
inline constexpr ValueParser<std::uint32_t, match_number32> number32{};
/// Digits with an optional unit: 64K.
inline constexpr ValueParser<std::string, match_size> size_value{};
/// 'text', unquoted.
inline constexpr ValueParser<std::string, match_string> string_literal{};
/// /*+ hint */, as written.
inline constexpr ValueParser<std::string, match_hint> hint{};
/// Any token but a parenthesis, as written.
inline constexpr ValueParser<std::string, match_token> any_token{};
/// ( ... ) with what is inside, which may not be empty.
inline constexpr ValueParser<Expression, match_group> group{};
/// One token, or a balanced group with its parentheses.
inline constexpr ValueParser<Expression, match_item> item{};
/// All that follows, exactly, comments included.
inline constexpr ValueParser<Verbatim, match_rest> rest{};
/// The same without white space at its start.
inline constexpr ValueParser<Verbatim, match_tail> tail{};
/// The same of one statement that is whole: parentheses balanced, quotes closed, no semicolon.
inline constexpr ValueParser<Verbatim, match_details> details{};

// Semantic actions. The value of the rule is a struct (set, put, append_to) or what is assigned
// or appended to as a whole.
template <auto Member>
inline constexpr auto set =
    [](auto& context) { x3::_val(context).*Member = std::move(x3::_attr(context)); };

template <auto Member, auto Value = true>
inline constexpr auto put = [](auto& context) { x3::_val(context).*Member = Value; };

template <auto Member>
inline constexpr auto append_to =
    [](auto& context) { (x3::_val(context).*Member).emplace_back(std::move(x3::_attr(context))); };

inline constexpr auto assign = [](auto& context) {
  x3::_val(context) = std::move(x3::_attr(context));
};

template <auto Value>
inline constexpr auto assign_value = [](auto& context) { x3::_val(context) = Value; };

inline constexpr auto append = [](auto& context) {
  x3::_val(context).emplace_back(std::move(x3::_attr(context)));
};

// The same where an Expression goes into a plain string.
inline constexpr auto assign_text = [](auto& context) {
  x3::_val(context) = std::move(x3::_attr(context).text);
};

template <auto Member>
inline constexpr auto set_text =
    [](auto& context) { x3::_val(context).*Member = std::move(x3::_attr(context).text); };

/// The source of the tokens of x3::raw[].
inline constexpr auto source_of = [](auto& context) {
  const auto& range = x3::_attr(context);
  if (range.empty()) return std::string_view();
  const std::string_view source = x3::get<state_tag>(context).source();
  const std::size_t begin = range.begin()->offset;
  return source.substr(begin, std::prev(range.end())->end() - begin);
};

template <auto Member>
inline constexpr auto set_source =
    [](auto& context) { x3::_val(context).*Member = source_of(context); };

}  // namespace exhume::sql::grammar
