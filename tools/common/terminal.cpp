#include "tools/common/terminal.hpp"

#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <ctime>
#include <iostream>

namespace exhume::tools {
namespace {

// The terminal without echo, as long as this lives.
class Hidden {
 public:
  Hidden() : is_terminal_(::tcgetattr(STDIN_FILENO, &before_) == 0) {
    if (!is_terminal_) return;
    termios hidden = before_;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSADRAIN, &hidden);
  }
  Hidden(const Hidden&) = delete;
  Hidden& operator=(const Hidden&) = delete;
  ~Hidden() {
    if (!is_terminal_) return;
    ::tcsetattr(STDIN_FILENO, TCSADRAIN, &before_);
    std::cerr << '\n';
  }

 private:
  termios before_{};
  bool is_terminal_;
};

}  // namespace

void to_standard_error(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
}

void print_banner(std::string_view what, std::string_view sentence) {
  const std::time_t seconds = std::time(nullptr);
  std::tm local{};
  localtime_r(&seconds, &local);
  char now[32];
  std::strftime(now, sizeof now, "%a %b %e %H:%M:%S %Y", &local);
  to_standard_error(
      fmt::format("\n{}: Release {} - Exhume on {}\n\n{}\n", what, EXHUME_VERSION, now, sentence));
}

bool is_interactive() {
  return ::isatty(STDIN_FILENO) == 1;
}

std::optional<std::string> ask_person(std::string_view prompt, parameters::Echo echo) {
  std::optional<Hidden> hidden;
  if (echo == parameters::Echo::off) hidden.emplace();
  std::cerr << prompt << std::flush;
  std::string line;
  if (!std::getline(std::cin, line)) return std::nullopt;
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

}  // namespace exhume::tools
