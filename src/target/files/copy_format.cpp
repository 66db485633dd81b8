// COPY text: what PostgreSQL's COPY … FROM reads by default.

#include "src/target/copy_text.hpp"
#include "src/target/files/row_format.hpp"

namespace exhume::target {
namespace {

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
      append_copy_text(out, text->utf8);
    } else {
      scratch_.clear();
      types::append_text(scratch_, value);
      append_copy_text(out, scratch_);
    }
  }

  std::string scratch_;
};

}  // namespace

std::unique_ptr<RowFormat> make_copy_format() {
  return std::make_unique<CopyFormat>();
}

}  // namespace exhume::target
