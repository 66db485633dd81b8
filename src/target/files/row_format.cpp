#include "src/target/files/row_format.hpp"

#include <algorithm>
#include <array>

namespace exhume::target {
namespace {

struct Entry {
  std::string_view name;
  std::unique_ptr<RowFormat> (*make)();
};

constexpr std::array formats = std::to_array<Entry>({
    {"csv", make_csv_format},
    {"copy", make_copy_format},
    {"jsonl", make_jsonl_format},
    {"sql", make_sql_format},
});

}  // namespace

std::unique_ptr<RowFormat> make_row_format(std::string_view name) {
  const auto found = std::ranges::find(formats, name, &Entry::name);
  return found == formats.end() ? nullptr : found->make();
}

std::vector<std::string> row_format_names() {
  std::vector<std::string> names;
  for (const Entry& entry : formats) names.emplace_back(entry.name);
  return names;
}

void append_quoted(std::string& out, std::string_view text, char quote) {
  out.push_back(quote);
  for (const char c : text) {
    if (c == quote) out.push_back(quote);
    out.push_back(c);
  }
  out.push_back(quote);
}

}  // namespace exhume::target
