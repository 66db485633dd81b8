#pragma once
// What the values of settings mean. All throw Error(program.refusal) for a value that is none.

#include <cstdint>
#include <string>
#include <vector>

#include "src/parameters/grammar.hpp"
#include "src/parameters/keywords.hpp"

namespace exhume::parameters {

/// Whether the value stands in quotes, single or double.
bool is_quoted(std::string_view value);

/// The value without its quotes: a path, for instance.
std::string unquoted(const std::string& value);

/// A name: in capitals unless it is quoted.
std::string name(const std::string& value);

/// Whether `name` is meant by a name of TABLES: that name itself if `is_exact`; else % and *
/// stand for any text, _ for one character.
bool matches(std::string pattern, bool is_exact, std::string_view name);

/// The pieces between `separator` where it is not in quotes.
std::vector<std::string> split(const std::string& value, char separator);

/// The one value that the setting has.
const std::string& single(const Program& program, const Setting& setting);

/// Y, YES, N or NO.
bool yes_no(const Program& program, const Setting& setting);

/// A whole number that is not negative.
std::uint64_t count(const Program& program, const Setting& setting);

/// A size in bytes: a number, and behind it B, K or KB (1024 bytes), M, G or T.
std::uint64_t size(const Program& program, const Setting& setting);

}  // namespace exhume::parameters
