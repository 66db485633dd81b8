// Any bytes as a statement.

#include <algorithm>
#include <random>
#include <string>

#include "src/sql/parser.hpp"
#include "src/sql/printer.hpp"
#include "src/sql/tokens.hpp"
#include "tests/fuzz/fuzzing.hpp"

using namespace exhume;
using namespace exhume::sql;
using fuzz::require;

/// libFuzzer's own way to change an input.
extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t room);

namespace {

// Puts a copy of one token in front or in place of another one, or takes one away.
std::string with_moved_token(std::string_view text, std::minstd_rand& random) {
  const auto tokens = tokenize(text);
  if (tokens.empty()) return std::string(text);
  const Token& what = tokens[random() % tokens.size()];
  const Token& where = tokens[random() % tokens.size()];
  const bool inserts = random() % 3 == 0;
  const bool deletes = !inserts && random() % 3 == 0;
  std::string out(text.substr(0, where.offset));
  if (!deletes) out += std::string(what.text) + ' ';
  out += text.substr(inserts ? where.offset : where.end());
  return out;
}

void check_tokens(std::string_view text) {
  std::size_t end = 0;
  for (const Token& token : tokenize(text)) {
    require(!token.text.empty() && token.offset >= end && token.end() <= text.size() &&
                token.text == text.substr(token.offset, token.text.size()),
            "tokens are parts of the text, in order");
    end = token.end();
  }
}

void check_print(const Statement& statement, std::string_view text, Layout layout) {
  const std::string printed = print(statement, {.layout = layout});
  require(same_tokens(text, printed), "what is printed has the tokens that were parsed");
  const ParseResult again = parse(printed);
  require(std::holds_alternative<Statement>(again), "what is printed can be parsed");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = as_text({data, size});
  check_tokens(text);
  const ParseResult result = parse(text);
  if (const auto* failure = std::get_if<ParseFailure>(&result)) {
    require(failure->offset <= text.size(), "a failure lies in the text");
    return 0;
  }
  const Statement& statement = std::get<Statement>(result);
  check_print(statement, text, Layout::one_line);
  check_print(statement, text, Layout::readable);
  print(statement, {.storage = false, .tablespace = false, .schema_for_unqualified = "A\"B"});
  print_for_script(statement);
  return 0;
}

// Changed bytes seldom make another statement; moved tokens do.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t room, unsigned seed) {
  std::minstd_rand random(seed);
  if (random() % 2 == 0) return LLVMFuzzerMutate(data, size, room);
  const std::string changed = with_moved_token(as_text({data, size}), random);
  const std::size_t length = std::min(changed.size(), room);
  std::copy_n(changed.begin(), length, data);
  return length;
}
