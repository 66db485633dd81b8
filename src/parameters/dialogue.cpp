#include "src/parameters/dialogue.hpp"

#include <fmt/format.h>

#include <charconv>

#include "src/sql/tokens.hpp"

namespace exhume::parameters {

std::string Dialogue::answer(std::string_view prompt, Echo echo) const {
  if (auto typed = ask_(prompt, echo)) return *typed;
  refuse(program_, "the input ended before the last question: nothing was done");
}

std::string Dialogue::plain(std::string_view label, Echo echo) const {
  return answer(fmt::format("{}: ", label), echo);
}

std::string Dialogue::text(std::string_view label, const std::string& default_answer) const {
  const std::string typed = answer(fmt::format("{}: {} > ", label, default_answer));
  return typed.empty() ? default_answer : typed;
}

bool Dialogue::yes_no(std::string_view label, bool default_answer) const {
  const std::string prompt =
      fmt::format("{} (yes/no): {} > ", label, default_answer ? "yes" : "no");
  while (true) {
    const std::string typed = answer(prompt);
    if (typed.empty()) return default_answer;
    if (sql::is_word(typed, "Y") || sql::is_word(typed, "YES")) return true;
    if (sql::is_word(typed, "N") || sql::is_word(typed, "NO")) return false;
  }
}

std::uint64_t Dialogue::number(std::string_view label, std::uint64_t default_answer) const {
  const std::string prompt = fmt::format("{} {}> ", label, default_answer);
  while (true) {
    const std::string typed = answer(prompt);
    if (typed.empty()) return default_answer;
    std::uint64_t number = 0;
    const char* const end = typed.data() + typed.size();
    if (std::from_chars(typed.data(), end, number).ptr == end) return number;
  }
}

}  // namespace exhume::parameters
