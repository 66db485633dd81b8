// INSERT statements in the SQL that most databases share: names in double quotes, text and
// dates as strings, bytes as X'…' (SQLite and standard SQL).

#include "src/target/files/row_format.hpp"

namespace exhume::target {
namespace {

// Values whose text is \x and hex.
bool is_bytes(const types::Value& value) {
  return std::holds_alternative<types::Raw>(value) ||
         std::holds_alternative<types::Object>(value) ||
         std::holds_alternative<types::Undecoded>(value);
}

class SqlFormat final : public RowFormat {
 public:
  void begin(std::string&, const types::TableDescription& table) override {
    head_ = "INSERT INTO ";
    append_quoted(head_, table.name, '"');
    bool first = true;
    for (const types::Column& column : table.columns) {
      head_ += first ? " (" : ", ";
      first = false;
      append_quoted(head_, column.name, '"');
    }
    head_ += ") VALUES (";
  }

  void row(std::string& out, std::span<const types::Value> values) override {
    out += head_;
    bool first = true;
    for (const types::Value& value : values) {
      if (!first) out += ", ";
      first = false;
      append(out, value);
    }
    out += ");\n";
  }

 private:
  void append(std::string& out, const types::Value& value) {
    if (std::holds_alternative<types::Null>(value)) {
      out += "NULL";
      return;
    }
    scratch_.clear();
    types::append_text(scratch_, value);
    const auto* number = std::get_if<types::Number>(&value);
    if (number != nullptr && !number->is_infinite()) {
      out += scratch_;
    } else if (is_bytes(value)) {
      out += 'X';
      append_quoted(out, std::string_view(scratch_).substr(2), '\'');  // without \x
    } else {
      append_quoted(out, scratch_, '\'');
    }
  }

  std::string head_;
  std::string scratch_;
};

}  // namespace

std::unique_ptr<RowFormat> make_sql_format() {
  return std::make_unique<SqlFormat>();
}

}  // namespace exhume::target
