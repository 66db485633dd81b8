// CSV as RFC 4180 describes it, with line feeds: a line of column names, then the rows. NULL is
// an empty field; Oracle has no empty text, so nothing else is.

#include "src/target/files/row_format.hpp"

namespace exhume::target {
namespace {

void append_field(std::string& out, std::string_view text) {
  if (text.empty() || text.find_first_of(",\"\r\n") != text.npos || text.front() == ' ' ||
      text.back() == ' ') {
    append_quoted(out, text, '"');
  } else {
    out += text;
  }
}

class CsvFormat final : public RowFormat {
 public:
  void begin(std::string& out, const types::TableDescription& table) override {
    bool first = true;
    for (const types::Column& column : table.columns) {
      if (!first) out.push_back(',');
      first = false;
      append_field(out, column.name);
    }
    out.push_back('\n');
  }

  void row(std::string& out, std::span<const types::Value> values) override {
    bool first = true;
    for (const types::Value& value : values) {
      if (!first) out.push_back(',');
      first = false;
      if (std::holds_alternative<types::Null>(value)) continue;
      scratch_.clear();
      types::append_text(scratch_, value);
      append_field(out, scratch_);
    }
    out.push_back('\n');
  }

 private:
  std::string scratch_;
};

}  // namespace

std::unique_ptr<RowFormat> make_csv_format() {
  return std::make_unique<CsvFormat>();
}

}  // namespace exhume::target
