#pragma once
// Changes to the text of a statement that leave all its other bytes as they are.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/exp/statement.hpp"
#include "src/rewrite/client_text.hpp"
#include "src/sql/tokens.hpp"

namespace exhume::rewrite {

/// Bytes of a text to be replaced. Edits of one text do not overlap and stand in order.
struct Edit {
  std::size_t offset = 0;
  std::size_t size = 0;
  std::string replacement;
};

/// The edit that replaces `token`.
inline Edit replaced(const sql::Token& token, std::string replacement) {
  return {token.offset, token.text.size(), std::move(replacement)};
}

/// `text` with `edits` done.
std::string edited(std::string_view text, const std::vector<Edit>& edits);

/// The parts of a statement as one text: its line, a line end, and the pieces of its body.
class StatementText {
 public:
  /// Nothing when a part cannot be told exactly in UTF-8.
  static std::optional<StatementText> of(const exp::Statement& statement, const ClientText& client);

  /// All parts in UTF-8, for tokens and offsets.
  const std::string& utf8() const { return utf8_; }

  /// The statement with `edits` of utf8() done, each part in its place. Nothing when the
  /// client's character set lacks a character of a replacement.
  std::optional<exp::Statement> with(const std::vector<Edit>& edits,
                                     const ClientText& client) const;

 private:
  exp::Statement statement_;
  std::string utf8_;
  std::vector<std::size_t> ends_;  // of the parts in utf8_, without the line end
};

}  // namespace exhume::rewrite
