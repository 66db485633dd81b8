#include "src/scan/scan.hpp"

#include <algorithm>
#include <map>

#include "src/base/text.hpp"

namespace exhume::scan {
namespace {

constexpr std::size_t shown_of_a_statement = 100;

void scan_statement(const dump::SqlItem& item, Findings& findings) {
  for (const Match& match : find_secrets(item.text)) {
    const std::string_view before =
        start_of(std::string_view(item.text).substr(0, match.offset), shown_of_a_statement);
    findings.statements.push_back({match.shape, std::string(before), item.range.begin});
  }
}

class TableScan {
 public:
  explicit TableScan(const types::TableDescription& table) : table_(table) {}

  void row(const dump::Values& values) {
    ++rows_;
    for (std::size_t i = 0; i < values.size(); ++i) {
      for (const Match& match : find_in_value(values[i], text_)) count(i, match.shape);
    }
  }

  void append_to(std::vector<ColumnFinding>& findings) const {
    for (const auto& [key, found] : found_) {
      findings.push_back({table_.owner, table_.name, table_.columns[key.first].name, key.second,
                          found.values, rows_, found.first_row});
    }
  }

 private:
  struct Found {
    std::uint64_t values = 0;
    std::uint64_t first_row = 0;
    std::uint64_t last_row = 0;
  };

  void count(std::size_t column, Shape shape) {
    Found& found = found_[{column, shape}];
    if (found.last_row == rows_) return;  // a second address in the same value
    if (found.values++ == 0) found.first_row = rows_;
    found.last_row = rows_;
  }

  const types::TableDescription& table_;
  std::map<std::pair<std::size_t, Shape>, Found> found_;
  std::uint64_t rows_ = 0;
  std::string text_;
};

}  // namespace

std::vector<Match> find_in_value(const types::Value& value, std::string& text) {
  text.clear();
  if (const auto* characters = std::get_if<types::Text>(&value)) {
    text = characters->utf8;
    return find_personal(text);
  }
  if (!std::holds_alternative<types::Number>(value)) return {};
  types::append_text(text, value);
  std::vector<Match> matches = find_personal(text);
  std::erase_if(matches, [&](const Match& match) {
    return match.shape != Shape::card || match.size != text.size();
  });
  return matches;
}

Findings scan(dump::Reader& dump) {
  Findings findings;
  try {
    while (const auto item = dump.next()) {
      if (const auto* statement = std::get_if<dump::SqlItem>(&*item)) {
        scan_statement(*statement, findings);
        continue;
      }
      TableScan table(std::get<dump::DataItem>(*item).table);
      try {
        while (const dump::Values* values = dump.next_row()) table.row(*values);
      } catch (const Error&) {
        table.append_to(findings.columns);
        throw;
      }
      table.append_to(findings.columns);
    }
  } catch (const Error& error) {
    findings.error = error;
  }
  return findings;
}

}  // namespace exhume::scan
