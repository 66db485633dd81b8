// COPY text as PostgreSQL's COPY … FROM reads it by default: tab between fields, \N for NULL,
// backslash escapes. https://www.postgresql.org/docs/current/sql-copy.html, "Text Format".

#include <array>

#include "src/target/files/row_format.hpp"

namespace exhume::target {
namespace {

// The character that stands behind a backslash for each byte that needs one, else 0.
constexpr std::array<char, 256> escapes = [] {
  std::array<char, 256> table{};
  table['\b'] = 'b';
  table['\t'] = 't';
  table['\n'] = 'n';
  table['\v'] = 'v';
  table['\f'] = 'f';
  table['\r'] = 'r';
  table['\\'] = '\\';
  return table;
}();

char escape_of(char c) { return escapes[static_cast<unsigned char>(c)]; }

class CopyFormat final : public RowFormat {
 public:
  void begin(std::string&, const types::TableDescription&) override {}

  void row(std::string& out, std::span<const types::Value> values) override {
    bool first = true;
    for (const types::Value& value : values) {
      if (!first) out.push_back('\t');
      first = false;
      append(out, value);
    }
    out.push_back('\n');
  }

 private:
  void append(std::string& out, const types::Value& value) {
    if (std::holds_alternative<types::Null>(value)) {
      out += "\\N";
    } else if (const auto* text = std::get_if<types::Text>(&value)) {
      append_escaped(out, text->utf8);
    } else {
      scratch_.clear();
      types::append_text(scratch_, value);
      append_escaped(out, scratch_);
    }
  }

  static void append_escaped(std::string& out, std::string_view text) {
    std::size_t plain = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char escape = escape_of(text[i]);
      if (escape == 0) continue;
      out.append(text, plain, i - plain);
      out.push_back('\\');
      out.push_back(escape);
      plain = i + 1;
    }
    out.append(text, plain);
  }

  std::string scratch_;
};

}  // namespace

std::unique_ptr<RowFormat> make_copy_format() { return std::make_unique<CopyFormat>(); }

}  // namespace exhume::target
