// JSON lines: one object a row. A NUMBER is a JSON number with all its digits; a reader that
// takes numbers for doubles must be told to keep them. Infinities and all else are strings.

#include <fmt/format.h>

#include "src/target/files/row_format.hpp"

namespace exhume::target {
namespace {

void append_string(std::string& out, std::string_view text) {
  out.push_back('"');
  for (const char c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\b': out += "\\b"; break;
      case '\f': out += "\\f"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned char>(c));
        } else {
          out.push_back(c);
        }
    }
  }
  out.push_back('"');
}

class JsonlFormat final : public RowFormat {
 public:
  void begin(std::string&, const types::TableDescription& table) override {
    keys_.clear();
    for (const types::Column& column : table.columns) {
      append_string(keys_.emplace_back(keys_.empty() ? "{" : ","), column.name);
      keys_.back() += ':';
    }
  }

  void row(std::string& out, std::span<const types::Value> values) override {
    for (std::size_t i = 0; i < values.size(); ++i) {
      out += keys_[i];
      append(out, values[i]);
    }
    out += "}\n";
  }

 private:
  void append(std::string& out, const types::Value& value) {
    if (std::holds_alternative<types::Null>(value)) {
      out += "null";
      return;
    }
    const auto* number = std::get_if<types::Number>(&value);
    if (number != nullptr && !number->is_infinite()) {
      types::append_text(out, *number);
      return;
    }
    scratch_.clear();
    types::append_text(scratch_, value);
    append_string(out, scratch_);
  }

  std::vector<std::string> keys_;  // `{"A":`, `,"B":` …
  std::string scratch_;
};

}  // namespace

std::unique_ptr<RowFormat> make_jsonl_format() {
  return std::make_unique<JsonlFormat>();
}

}  // namespace exhume::target
