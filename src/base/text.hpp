#pragma once
// Small things for the lines that people read.

#include <cstdint>
#include <string>
#include <string_view>

namespace exhume {

/// `text` with control characters as \xNN, so that it stays one line and moves no cursor.
std::string printable(std::string_view text);

/// What ends a quote of SQL that begins with q' and `opening`: q'[…]', q'{…}', q'<…>', q'(…)'; any
/// other byte ends what it began.
char closing_of_quote(char opening);

/// Whether the byte goes on with a character of UTF-8.
bool continues_character(char byte);

/// How many characters `utf8` has.
std::size_t characters_in(std::string_view utf8);

/// The first line of `utf8`, cut between characters to at most `bytes` bytes.
std::string_view start_of(std::string_view utf8, std::size_t bytes);

/// Whether `utf8` is as LIKE wants it: % in `pattern` stands for any text, _ for one character.
bool is_like(std::string_view utf8, std::string_view pattern);

/// "1 trigger", "2 indexes", "3 foreign keys", "4 statistics".
std::string counted(std::uint64_t count, std::string_view noun);

}  // namespace exhume
