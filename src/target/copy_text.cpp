#include "src/target/copy_text.hpp"

#include <algorithm>
#include <array>

namespace exhume::target {
namespace {

struct Escape {
  char plain;
  char behind_backslash;
};

constexpr std::array escapes = std::to_array<Escape>(
    {{'\b', 'b'}, {'\t', 't'}, {'\n', 'n'}, {'\v', 'v'}, {'\f', 'f'}, {'\r', 'r'}, {'\\', '\\'}});

// The character that stands behind a backslash for each byte that needs one, else 0.
constexpr std::array<char, 256> escape_of_byte = [] {
  std::array<char, 256> table{};
  for (const Escape& escape : escapes) {
    table[static_cast<unsigned char>(escape.plain)] = escape.behind_backslash;
  }
  return table;
}();

std::string unescaped(std::string_view field) {
  std::string out;
  for (std::size_t i = 0; i < field.size(); ++i) {
    if (field[i] != '\\' || i + 1 == field.size()) {
      out.push_back(field[i]);
      continue;
    }
    const auto escape = std::ranges::find(escapes, field[++i], &Escape::behind_backslash);
    out.push_back(escape == escapes.end() ? field[i] : escape->plain);
  }
  return out;
}

}  // namespace

void append_copy_text(std::string& out, std::string_view text) {
  std::size_t plain = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char escape = escape_of_byte[static_cast<unsigned char>(text[i])];
    if (escape == 0) continue;
    out.append(text, plain, i - plain);
    out.push_back('\\');
    out.push_back(escape);
    plain = i + 1;
  }
  out.append(text, plain);
}

std::vector<std::optional<std::string>> copy_values(std::string_view line) {
  std::vector<std::optional<std::string>> out;
  while (true) {
    const std::size_t end = std::min(line.find('\t'), line.size());
    const std::string_view field = line.substr(0, end);
    out.push_back(field == "\\N" ? std::nullopt : std::optional(unescaped(field)));
    if (end == line.size()) return out;
    line.remove_prefix(end + 1);
  }
}

std::vector<std::string> copy_fields(std::string_view line) {
  std::vector<std::string> out;
  for (std::optional<std::string>& value : copy_values(line)) {
    out.push_back(std::move(value).value_or(""));
  }
  return out;
}

}  // namespace exhume::target
