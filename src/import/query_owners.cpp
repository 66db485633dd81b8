#include "src/import/query_owners.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "src/sql/identifier_token.hpp"

namespace exhume::imp {
namespace {

// Words that end a FROM clause at their level of parentheses.
constexpr std::array clause_words = std::to_array<std::string_view>(
    {"WHERE", "GROUP", "HAVING", "ORDER", "CONNECT", "START", "UNION", "INTERSECT", "MINUS",
     "EXCEPT", "MODEL", "WITH", "FETCH", "OFFSET", "FOR"});

// What stands at one level of parentheses.
struct Level {
  bool is_query = false;       // it has a SELECT of its own
  bool is_in_from = false;     // of that SELECT, or of joins in parentheses
  bool expects_table = false;  // the next name is one of a table
};

class Owners {
 public:
  explicit Owners(const std::string& query) : tokens_(sql::significant_tokens(query)) { find(); }

  // Places of tokens that are owners, in their order.
  std::set<std::size_t> places() const {
    std::set<std::size_t> out(of_tables_);
    for (std::size_t i = 0; i + 4 < tokens_.size(); ++i) {
      const bool begins = i == 0 || tokens_[i - 1].text != ".";
      if (begins && qualifies(i) && qualifies(i + 2) && is_identifier(tokens_[i + 4]) &&
          tables_.contains({name_of(tokens_[i]), name_of(tokens_[i + 2])})) {
        out.insert(i);
      }
    }
    return out;
  }

  const sql::Token& token(std::size_t at) const { return tokens_[at]; }

 private:
  // Whether a name stands there with a point and another name behind it.
  bool qualifies(std::size_t at) const {
    return at + 2 < tokens_.size() && is_identifier(tokens_[at]) && tokens_[at + 1].text == "." &&
           is_identifier(tokens_[at + 2]);
  }

  void find() {
    std::vector<Level> levels(1);
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      Level& level = levels.back();
      const std::string_view text = tokens_[i].text;
      if (text == "(") {
        const bool in_from = level.expects_table;
        level.expects_table = false;
        levels.push_back({.is_in_from = in_from, .expects_table = in_from});
      } else if (text == ")") {
        if (levels.size() > 1) levels.pop_back();
      } else if (text == ",") {
        level.expects_table = level.is_in_from;
      } else if (tokens_[i].kind == sql::TokenKind::word && take_keyword(level, text)) {
        continue;
      } else if (is_identifier(tokens_[i]) && std::exchange(level.expects_table, false) &&
                 qualifies(i)) {
        of_tables_.insert(i);
        tables_.insert({name_of(tokens_[i]), name_of(tokens_[i + 2])});
      }
    }
  }

  static bool take_keyword(Level& level, std::string_view word) {
    if (sql::is_word(word, "SELECT")) {
      level = {.is_query = true};
    } else if (sql::is_word(word, "FROM") && level.is_query) {
      level.is_in_from = level.expects_table = true;
    } else if (sql::is_word(word, "JOIN") && level.is_in_from) {
      level.expects_table = true;
    } else if (std::ranges::any_of(clause_words,
                                   [&](std::string_view end) { return sql::is_word(word, end); })) {
      level.is_in_from = level.expects_table = false;
    } else {
      return false;
    }
    return true;
  }

  std::vector<sql::Token> tokens_;
  std::set<std::size_t> of_tables_;
  std::set<std::pair<std::string, std::string>> tables_;  // by owner and name
};

}  // namespace

std::string with_owners(const std::string& query,
                        const std::function<std::string(const std::string&)>& new_owner) {
  const Owners owners(query);
  std::string out;
  std::size_t copied = 0;
  for (const std::size_t at : owners.places()) {
    const sql::Token& token = owners.token(at);
    const std::string owner = name_of(token);
    const std::string wanted = new_owner(owner);
    if (wanted == owner) continue;
    out += query.substr(copied, token.offset - copied) + sql::quote(wanted, '"');
    copied = token.end();
  }
  return out + query.substr(copied);
}

}  // namespace exhume::imp
