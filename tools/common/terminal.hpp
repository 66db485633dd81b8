#pragma once
// A person at a terminal.

#include <optional>
#include <string>
#include <string_view>

#include "src/parameters/dialogue.hpp"

namespace exhume::tools {

/// Prints the text as it is.
void to_standard_error(std::string_view text);

/// Prints the first lines of a program of Oracle's: `what` it does in a word, and in `sentence`.
void print_banner(std::string_view what, std::string_view sentence);

/// Whether someone can be asked: standard input is a terminal.
bool is_interactive();

/// Prints `prompt` to standard error and reads a line of standard input; nothing at its end.
/// With Echo::off the terminal does not show what is typed.
std::optional<std::string> ask_person(std::string_view prompt, parameters::Echo echo);

}  // namespace exhume::tools
