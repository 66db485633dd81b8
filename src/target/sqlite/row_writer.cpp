#include "src/target/sqlite/row_writer.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <charconv>
#include <cmath>

#include "src/target/number_literal.hpp"

namespace exhume::target::sqlite {
namespace {

// SQLite shows a REAL with 15 digits, and without an exponent from 0.0001 on.
// https://www.sqlite.org/lang_expr.html, CAST: "%!.15g".
constexpr int shown_digits = 15;
constexpr int shown_zeros = 3;  // between the point and the first digit

double to_double(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool turns_text_into_numbers(Affinity affinity) {
  return affinity == Affinity::integer || affinity == Affinity::numeric ||
         affinity == Affinity::real;
}

}  // namespace

bool is_shown_exactly(std::string_view decimal) {
  int digits = 0;
  int zeros = 0;  // behind the point and before the first digit
  bool behind_point = false;
  for (const char c : decimal) {
    if (c == '.') {
      behind_point = true;
    } else if (c >= '1' && c <= '9') {
      ++digits;
    } else if (c == '0' && digits > 0) {
      ++digits;
    } else if (c == '0' && behind_point) {
      ++zeros;
    }
  }
  return digits <= shown_digits && zeros <= shown_zeros;
}

RowWriter::RowWriter(Statement insert, std::vector<Affinity> affinities)
    : insert_(std::move(insert)),
      affinities_(std::move(affinities)),
      scratch_(affinities_.size()) {}

int RowWriter::insert(std::span<const types::Value> values) {
  refusal_.clear();
  for (std::size_t i = 0; i < affinities_.size(); ++i) bind(i, values[i]);
  return refusal_.empty() ? insert_.run() : SQLITE_MISMATCH;
}

std::string& RowWriter::scratch(int parameter) {
  std::string& text = scratch_[static_cast<std::size_t>(parameter) - 1];
  text.clear();
  return text;
}

void RowWriter::bind(std::size_t column, const types::Value& value) {
  const int parameter = static_cast<int>(column) + 1;
  if (const auto* text = std::get_if<types::Text>(&value)) {
    insert_.bind(parameter, text->utf8);
  } else if (const auto* number = std::get_if<types::Number>(&value)) {
    bind_number(parameter, affinities_[column], *number);
  } else if (std::holds_alternative<types::Null>(value)) {
    insert_.bind_null(parameter);
  } else if (const auto* raw = std::get_if<types::Raw>(&value)) {
    insert_.bind_bytes(parameter, raw->bytes);
  } else if (const auto* object = std::get_if<types::Object>(&value)) {
    insert_.bind_bytes(parameter, object->image);
  } else if (const auto* undecoded = std::get_if<types::Undecoded>(&value)) {
    insert_.bind_bytes(parameter, undecoded->bytes);
  } else if (const auto* single = std::get_if<types::BinaryFloat>(&value)) {
    bind_float(parameter, static_cast<double>(single->value()), value);
  } else if (const auto* twice = std::get_if<types::BinaryDouble>(&value)) {
    bind_float(parameter, twice->value(), value);
  } else {
    std::string& canonical = scratch(parameter);
    types::append_text(canonical, value);
    insert_.bind(parameter, std::string_view(canonical));
  }
}

void RowWriter::bind_number(int parameter, Affinity affinity, const types::Number& number) {
  if (const auto whole = number.to_int64(); whole && affinity != Affinity::real) {
    insert_.bind(parameter, *whole);
    return;
  }
  std::string& text = scratch(parameter);
  append_text(text, number);
  const bool has_fraction = text.find('.') != std::string::npos;
  if (has_fraction && affinity != Affinity::text && is_shown_exactly(text)) {
    insert_.bind(parameter, to_double(text));
  } else if (turns_text_into_numbers(affinity) && !number.is_infinite()) {
    if (exact_number(number.is_negative() ? text.substr(1) : text, shown_digits).is_done()) {
      insert_.bind(parameter, to_double(text));
    } else {
      refusal_ = fmt::format("SQLite would round {} in column {}", text, parameter);
    }
  } else {
    insert_.bind(parameter, std::string_view(text));
  }
}

// The decimal of a BINARY_FLOAT is the shortest that means it, so that 0.1 stays 0.1.
void RowWriter::bind_float(int parameter, double value, const types::Value& written) {
  if (std::isinf(value)) {
    insert_.bind(parameter, value);
    return;
  }
  std::string& text = scratch(parameter);
  types::append_text(text, written);
  if (std::isnan(value)) {
    insert_.bind(parameter, std::string_view(text));
  } else {
    insert_.bind(parameter, to_double(text));
  }
}

}  // namespace exhume::target::sqlite
