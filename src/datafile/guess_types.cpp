#include "src/datafile/guess_types.hpp"

#include <algorithm>

#include "formats/datafile/field.hpp"
#include "formats/types/value.hpp"

namespace exhume::datafile {
namespace {

using types::TypeCode;

// Text has no control characters but line ends and tabs.
bool is_text(Bytes value) {
  return std::ranges::none_of(value, [](std::uint8_t byte) {
    return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7f;
  });
}

// A number exactly as Oracle itself writes it, so that few texts are taken for numbers.
bool is_number(Bytes value) {
  const auto number = types::Number::decode(value);
  if (!number) return false;
  std::string text;
  types::append_text(text, *number);
  const auto again = types::Number::from_decimal(text);
  if (!again) return false;
  types::ByteBuffer bytes;
  types::encode(bytes, *again);
  return std::ranges::equal(bytes, value);
}

bool fits(TypeCode type, Bytes value) {
  switch (type) {
    case TypeCode::date: return static_cast<bool>(types::Date::decode(value));
    case TypeCode::timestamp:
      return value.size() > types::Date::size && types::Timestamp::decode(value);
    case TypeCode::timestamp_tz: return static_cast<bool>(types::TimestampTz::decode(value));
    case TypeCode::number: return is_number(value);
    case TypeCode::varchar2: return is_text(value);
    default: return false;
  }
}

}  // namespace

std::string_view to_string(Sureness sureness) {
  switch (sureness) {
    case Sureness::sure: return "sure";
    case Sureness::likely: return "likely";
    case Sureness::guess: return "guess";
  }
  return "";
}

void ColumnGuesser::add(Bytes value) {
  ++values_;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (fits(candidates[i], value)) ++fitting_[i];
  }
}

ColumnGuess ColumnGuesser::guess() const {
  // The rarer a type's form is among random bytes, the earlier it stands: the first best wins.
  const auto best = std::ranges::max_element(fitting_);
  ColumnGuess guess{.values = values_, .fitting = *best};
  const bool is_mostly = *best > 0 && *best * 2 > values_;
  if (is_mostly) guess.type = candidates[static_cast<std::size_t>(best - fitting_.begin())];
  const bool is_only = std::ranges::count(fitting_, values_) == 1;
  if (is_mostly && is_only) guess.sureness = values_ >= 3 ? Sureness::sure : Sureness::likely;
  if (!is_mostly) guess.fitting = 0;
  return guess;
}

void TableGuesser::add(const RowPiece& row) {
  const bool begins_with_first_column = row.has(RowPiece::flag_first) && !row.key && !row.key_slot;
  if (begins_with_first_column) add(row.columns);
}

void TableGuesser::add(const StoredColumns& columns) {
  if (columns.size() > columns_.size()) columns_.resize(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i]) columns_[i].add(*columns[i]);
  }
}

std::vector<ColumnGuess> TableGuesser::guesses() const {
  std::vector<ColumnGuess> out;
  for (const ColumnGuesser& column : columns_) out.push_back(column.guess());
  return out;
}

std::string value_text(TypeCode type, const std::optional<Bytes>& value) {
  if (!value) return "NULL";
  if (types::is_character(type) && is_text(*value)) return ascii_text(*value);
  const types::Value decoded = types::decode_scalar(type, *value);
  if (type == TypeCode::raw || std::holds_alternative<types::Undecoded>(decoded)) {
    return "0x" + hex_text(*value);
  }
  std::string out;
  types::append_text(out, decoded);
  return out;
}

}  // namespace exhume::datafile
