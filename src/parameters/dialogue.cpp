#include "src/parameters/dialogue.hpp"

#include <fmt/format.h>

#include <charconv>

#include "src/sql/tokens.hpp"

namespace exhume::parameters {

std::string Dialogue::plain(std::string_view label, Echo echo) const {
  return ask_(fmt::format("{}: ", label), echo).value_or("");
}

std::string Dialogue::text(std::string_view label, const std::string& default_answer) const {
  const auto answer = ask_(fmt::format("{}: {} > ", label, default_answer), Echo::on);
  return answer && !answer->empty() ? *answer : default_answer;
}

bool Dialogue::yes_no(std::string_view label, bool default_answer) const {
  const std::string prompt =
      fmt::format("{} (yes/no): {} > ", label, default_answer ? "yes" : "no");
  while (true) {
    const auto answer = ask_(prompt, Echo::on);
    if (!answer || answer->empty()) return default_answer;
    if (sql::is_word(*answer, "Y") || sql::is_word(*answer, "YES")) return true;
    if (sql::is_word(*answer, "N") || sql::is_word(*answer, "NO")) return false;
  }
}

std::uint64_t Dialogue::number(std::string_view label, std::uint64_t default_answer) const {
  const std::string prompt = fmt::format("{} {}> ", label, default_answer);
  while (true) {
    const auto answer = ask_(prompt, Echo::on);
    if (!answer || answer->empty()) return default_answer;
    std::uint64_t number = 0;
    const char* const end = answer->data() + answer->size();
    if (std::from_chars(answer->data(), end, number).ptr == end) return number;
  }
}

}  // namespace exhume::parameters
