#include "formats/exp/insert_line.hpp"

#include <algorithm>

namespace exhume::exp {
namespace {

// Letters of any script, digits, _ $ #: what an unquoted name is made of.
bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '$' || c == '#' || static_cast<unsigned char>(c) >= 0x80;
}

// Takes tokens off the front of a line.
class Scanner {
 public:
  explicit Scanner(std::string_view rest) : rest_(rest) {}

  bool word(std::string_view text) {
    skip_blanks();
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }

  void hint() {
    skip_blanks();
    if (!rest_.starts_with("/*")) return;
    const auto end = rest_.find("*/", 2);
    rest_.remove_prefix(end == rest_.npos ? rest_.size() : end + 2);
  }

  std::optional<std::string> name() {
    skip_blanks();
    if (!rest_.starts_with('"')) return unquoted();
    const auto end = rest_.find('"', 1);
    if (end == rest_.npos) return std::nullopt;
    std::string out(rest_.substr(1, end - 1));
    rest_.remove_prefix(end + 1);
    return out;
  }

  // An attribute of an object column is "A"."B".
  std::optional<std::string> path() {
    auto out = name();
    while (out && word(".")) {
      const auto part = name();
      if (!part) return std::nullopt;
      *out += '.' + *part;
    }
    return out;
  }

 private:
  // exp names hidden columns so: SYS_NC_OID$, NESTED_TABLE_ID.
  std::optional<std::string> unquoted() {
    const auto end = std::find_if_not(rest_.begin(), rest_.end(), is_word);
    if (end == rest_.begin()) return std::nullopt;
    std::string out(rest_.begin(), end);
    rest_.remove_prefix(out.size());
    return out;
  }

  void skip_blanks() {
    const auto first = rest_.find_first_not_of(' ');
    rest_.remove_prefix(first == rest_.npos ? rest_.size() : first);
  }

  std::string_view rest_;
};

}  // namespace

std::optional<InsertLine> parse_insert_line(std::string_view line) {
  Scanner scan(line);
  if (!scan.word("INSERT")) return std::nullopt;
  scan.hint();
  if (!scan.word("INTO")) return std::nullopt;
  auto name = scan.name();
  if (!name) return std::nullopt;
  InsertLine out{.table = std::move(*name)};
  if (scan.word(".")) {
    name = scan.name();
    if (!name) return std::nullopt;
    out.owner = std::move(out.table);
    out.table = std::move(*name);
  }
  if (scan.word("PARTITION") || scan.word("SUBPARTITION")) {
    if (!scan.word("(") || !scan.name() || !scan.word(")")) return std::nullopt;
  }
  if (!scan.word("(")) return std::nullopt;
  do {
    name = scan.path();
    if (!name) return std::nullopt;
    out.columns.push_back(std::move(*name));
  } while (scan.word(","));
  if (!scan.word(")")) return std::nullopt;
  return out;
}

}  // namespace exhume::exp
