// Any bytes as a statement.

#include <string>

#include "src/sql/parser.hpp"
#include "src/sql/printer.hpp"
#include "src/sql/tokens.hpp"
#include "tests/fuzz/fuzzing.hpp"

using namespace exhume;
using namespace exhume::sql;
using fuzz::require;

namespace {

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
