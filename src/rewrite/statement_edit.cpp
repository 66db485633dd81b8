#include "src/rewrite/statement_edit.hpp"

#include <algorithm>

namespace exhume::rewrite {

std::string edited(std::string_view text, const std::vector<Edit>& edits) {
  std::string out;
  std::size_t done = 0;
  for (const Edit& edit : edits) {
    out += text.substr(done, edit.offset - done);
    out += edit.replacement;
    done = edit.offset + edit.size;
  }
  out += text.substr(done);
  return out;
}

std::optional<StatementText> StatementText::of(const exp::Statement& statement,
                                               const ClientText& client) {
  StatementText text;
  text.statement_ = statement;
  auto line = client.decode(statement.line);
  if (!line) return std::nullopt;
  text.utf8_ = *std::move(line);
  text.ends_.push_back(text.utf8_.size());
  text.utf8_ += '\n';
  for (const std::string& piece : statement.pieces) {
    const auto utf8 = client.decode(piece);
    if (!utf8) return std::nullopt;
    text.utf8_ += *utf8;
    text.ends_.push_back(text.utf8_.size());
  }
  return text;
}

// An edit that reaches over the end of a part is made in the part it begins in; of the
// parts behind it only loses what it covers.
std::optional<exp::Statement> StatementText::with(const std::vector<Edit>& edits,
                                                  const ClientText& client) const {
  exp::Statement out = statement_;
  std::size_t begin = 0;
  for (std::size_t part = 0; part < ends_.size(); ++part) {
    const std::size_t end = ends_[part];
    std::vector<Edit> own;
    for (const Edit& edit : edits) {
      const std::size_t from = std::max(edit.offset, begin);
      const std::size_t to = std::min(edit.offset + edit.size, end);
      const bool begins_here = edit.offset >= begin && edit.offset < end;
      if (from < to || begins_here) {
        own.push_back({from - begin, to > from ? to - from : 0,
                       begins_here ? edit.replacement : std::string()});
      }
    }
    if (!own.empty()) {
      auto bytes = client.encode(edited(std::string_view(utf8_).substr(begin, end - begin), own));
      if (!bytes) return std::nullopt;
      (part == 0 ? out.line : out.pieces[part - 1]) = *std::move(bytes);
    }
    begin = part == 0 ? end + 1 : end;
  }
  return out;
}

}  // namespace exhume::rewrite
