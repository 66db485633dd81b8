#include "src/scan/redact.hpp"

#include "src/scan/scan.hpp"

namespace exhume::scan {
namespace {

std::vector<rewrite::Edit> masking(std::string_view text, const std::vector<Match>& matches,
                                   const Mask& mask) {
  std::vector<rewrite::Edit> edits;
  for (const Match& match : matches) {
    edits.push_back({match.offset, match.size, mask.masked(text.substr(match.offset, match.size))});
  }
  return edits;
}

}  // namespace

rewrite::Editor redact_secrets(const Mask& mask) {
  return [mask](const exp::Statement&, std::string_view text, std::span<const sql::Token>) {
    return masking(text, find_secrets(text), mask);
  };
}

void RedactStage::row(const exp::StreamRow& row) {
  texts_.clear();
  values_.assign(row.values.begin(), row.values.end());
  for (types::Value& value : values_) {
    const auto matches = find_in_value(value, text_);
    if (matches.empty()) continue;
    ++masked_values_;
    texts_.push_back(rewrite::edited(text_, masking(text_, matches, mask_)));
    if (std::holds_alternative<types::Text>(value)) {
      value = types::Text{texts_.back()};
    } else {
      value = *types::Number::from_decimal(texts_.back());
    }
  }
  exp::StreamRow out = row;
  if (!texts_.empty()) out.values = values_;
  Stage::row(out);
}

}  // namespace exhume::scan
