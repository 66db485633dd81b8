#include "src/rewrite/column_sizes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <functional>

#include "src/rewrite/statement_edit.hpp"
#include "src/sql/tokens.hpp"

namespace exhume::rewrite {
namespace {

// VARCHAR2(n [BYTE]) as it stands in the tokens of a statement.
struct ByteSize {
  types::TypeCode code;
  std::uint32_t size = 0;
  std::size_t begin = 0;  // of the number
  std::size_t end = 0;    // of the number or BYTE
};

types::TypeCode code_of(const sql::Token& token) {
  if (sql::is_word(token.text, "VARCHAR2") || sql::is_word(token.text, "VARCHAR")) {
    return types::TypeCode::varchar2;
  }
  return sql::is_word(token.text, "CHAR") ? types::TypeCode::character : types::TypeCode::number;
}

// A type stands behind the name of its column; the CHAR of VARCHAR2(10 CHAR) does not.
std::optional<ByteSize> byte_size_at(std::span<const sql::Token> tokens, std::size_t at) {
  if (at == 0 || at + 3 >= tokens.size() || !has_counted_size(code_of(tokens[at])) ||
      tokens[at + 1].text != "(" || tokens[at + 2].kind != sql::TokenKind::number) {
    return std::nullopt;
  }
  ByteSize out{.code = code_of(tokens[at]), .begin = tokens[at + 2].offset};
  const std::string_view digits = tokens[at + 2].text;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out.size);
  const bool says_bytes = sql::is_word(tokens[at + 3].text, "BYTE");
  if (error != std::errc() || (!says_bytes && tokens[at + 3].text != ")")) return std::nullopt;
  out.end = tokens[says_bytes ? at + 3 : at + 2].end();
  return out;
}

std::string resized(std::string_view statement,
                    const std::function<std::string(const ByteSize&)>& size) {
  const auto tokens = sql::significant_tokens(statement);
  std::vector<Edit> edits;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (const auto found = byte_size_at(tokens, i)) {
      edits.push_back({found->begin, found->end - found->begin, size(*found)});
    }
  }
  return edited(statement, edits);
}

}  // namespace

bool has_counted_size(types::TypeCode code) {
  return code == types::TypeCode::varchar2 || code == types::TypeCode::character;
}

std::uint32_t most_bytes(types::TypeCode code) {
  return code == types::TypeCode::character ? 2000 : 4000;
}

std::string with_wider_columns(std::string_view create_table, std::uint32_t factor) {
  return resized(create_table, [factor](const ByteSize& old) {
    const std::uint32_t limit = std::max(most_bytes(old.code), old.size);
    const auto wider = std::min<std::uint64_t>(std::uint64_t{old.size} * factor, limit);
    return fmt::format("{}", wider);
  });
}

std::string with_character_columns(std::string_view create_table) {
  return resized(create_table,
                 [](const ByteSize& old) { return fmt::format("{} CHAR", old.size); });
}

}  // namespace exhume::rewrite
