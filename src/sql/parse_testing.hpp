#pragma once
// What the tests of the grammar share.

#include <catch2/catch.hpp>
#include <string_view>
#include <utility>

#include "src/sql/parser.hpp"
#include "src/sql/printer.hpp"
#include "src/sql/tokens.hpp"

namespace exhume::sql {

/// The tree of `text`, which has to be a T and to print back to the same tokens in both layouts.
template <typename T>
T parse_as(std::string_view text) {
  ParseResult result = parse(text);
  if (const auto* failure = std::get_if<ParseFailure>(&result)) {
    FAIL(text << "\nat " << failure->offset << ": expected " << failure->expected);
  }
  Statement& statement = std::get<Statement>(result);
  REQUIRE(std::holds_alternative<T>(statement));
  PrintOptions readable;
  readable.layout = Layout::readable;
  for (const PrintOptions& options : {PrintOptions{}, readable}) {
    const std::string printed = print(statement, options);
    INFO(text << "\nprints as\n" << printed);
    CHECK(same_tokens(text, printed));
  }
  return std::get<T>(std::move(statement));
}

/// How `text`, which is no statement, fails.
inline ParseFailure parse_failure(std::string_view text) {
  const ParseResult result = parse(text);
  INFO(text);
  REQUIRE(std::holds_alternative<ParseFailure>(result));
  return std::get<ParseFailure>(result);
}

}  // namespace exhume::sql
