#include "tools/common/terminal.hpp"

#include <termios.h>
#include <unistd.h>

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
