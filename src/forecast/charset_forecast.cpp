#include "src/forecast/charset_forecast.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "src/base/text.hpp"

namespace exhume::forecast {
namespace {

constexpr std::size_t shown_characters = 5;

// Of UTF8 and AL16UTF16 Oracle counts a character outside the BMP as two.
bool counts_surrogates(const charset::CharacterSet& set) {
  return set.name == "UTF8" || set.name == "AL16UTF16" || set.name == "AL16UTF16LE";
}

std::uint64_t characters(std::string_view utf8, const charset::CharacterSet& set) {
  constexpr unsigned char first_of_four = 0xf0;
  std::uint64_t count = 0;
  const bool is_utf16 = counts_surrogates(set);
  for (const char c : utf8) {
    if (continues_character(c)) continue;
    count += is_utf16 && static_cast<unsigned char>(c) >= first_of_four ? 2 : 1;
  }
  return count;
}

// "U+20AC" of the UTF-8 character.
std::string code_point(std::string_view character) {
  const auto first = static_cast<unsigned char>(character[0]);
  char32_t code = first < 0x80 ? first : first & (0x7fU >> character.size());
  for (const char c : character.substr(1))
    code = code << 6 | (static_cast<unsigned char>(c) & 0x3f);
  return fmt::format("U+{:04X}", static_cast<std::uint32_t>(code));
}

void note_lacking(std::vector<std::string>& known, std::string_view utf8,
                  const charset::BadSpots& bad) {
  for (const charset::BadSpot& spot : bad) {
    if (known.size() == shown_characters) return;
    const std::string text = code_point(utf8.substr(spot.offset, spot.length));
    if (std::ranges::find(known, text) == known.end()) known.push_back(text);
  }
}

// "the first is row 2 of partition P1".
std::string first_of(const Affected& affected) {
  return fmt::format("the first is row {}{}", affected.first_row,
                     affected.first_partition.empty()
                         ? ""
                         : fmt::format(" of partition {}", affected.first_partition));
}

}  // namespace

void Affected::add(const types::TableDescription& table, std::uint64_t row) {
  if (rows++ > 0) return;
  first_row = row;
  first_partition = table.partition;
}

CharsetForecast::CharsetForecast(const Destination& destination) : destination_(destination) {
  encoders_.of(*destination.database);
  encoders_.of(*destination.national);
}

void CharsetForecast::begin(const types::TableDescription& table) {
  table_ = table;
  columns_.clear();
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const types::Column& column = table.columns[i];
    const types::ColumnType& type = column.type;
    if (!types::is_character(type.code) && type.code != types::TypeCode::clob) continue;
    Measured measured{.position = i};
    measured.width = width_of(type, declared_.find(table, column.name), destination_.lengths);
    measured.set =
        type.charset_form == types::form_national ? destination_.national : destination_.database;
    ColumnForecast*& forecast = known_[{table.owner, table.name, column.name}];
    if (forecast == nullptr) {
      forecast = forecasts_.emplace_back(std::make_unique<ColumnForecast>()).get();
      forecast->owner = table.owner;
      forecast->table = table.name;
      forecast->column = column.name;
      if (measured.width.length > 0) forecast->declared = to_string(measured.width);
    }
    measured.forecast = forecast;
    columns_.push_back(measured);
  }
}

void CharsetForecast::measure(std::uint64_t number, const dump::Values& values) {
  for (const Measured& column : columns_) {
    if (column.position >= values.size()) continue;
    if (const auto* const text = std::get_if<types::Text>(&values[column.position])) {
      measure(number, column, text->utf8);
    }
  }
}

void CharsetForecast::measure(std::uint64_t number, const Measured& column, std::string_view utf8) {
  encoded_.clear();
  bad_.clear();
  encoders_.of(*column.set)->encode(utf8, encoded_, bad_);
  ColumnForecast& forecast = *column.forecast;
  if (!bad_.empty()) {
    forecast.unmapped.add(table_, number);
    note_lacking(forecast.lacking, utf8, bad_);
  }
  const Extent extent{encoded_.size(), characters(utf8, *column.set)};
  if (column.width.holds(extent)) return;
  forecast.too_long.add(table_, number);
  forecast.widest.bytes = std::max(forecast.widest.bytes, extent.bytes);
  forecast.widest.characters = std::max(forecast.widest.characters, extent.characters);
  forecast.widening = widened(column.width, forecast.widest);
}

std::vector<ColumnForecast> CharsetForecast::findings() const {
  std::vector<ColumnForecast> out;
  for (const auto& forecast : forecasts_) {
    if (!forecast->is_clean()) out.push_back(*forecast);
  }
  return out;
}

ForecastReport forecast_charset(dump::Reader& dump, const Destination& destination) {
  CharsetForecast forecast(destination);
  ForecastReport report;
  try {
    while (const auto item = dump.next()) {
      if (const auto* const statement = std::get_if<dump::SqlItem>(&*item)) {
        forecast.learn(*statement);
        continue;
      }
      ++report.tables;
      forecast.begin(std::get<dump::DataItem>(*item).table);
      while (const dump::Values* const values = dump.next_row()) {
        ++report.rows;
        forecast.measure(dump.rows_read(), *values);
      }
    }
  } catch (const Error& error) {
    report.error = error;
  }
  report.columns = forecast.findings();
  return report;
}

std::string describe(const ColumnForecast& forecast) {
  std::string out;
  if (forecast.too_long.rows > 0) {
    out = fmt::format("{} of more than {}, {}; {} or {} are needed: {} holds all",
                      counted(forecast.too_long.rows, "row"), forecast.declared,
                      first_of(forecast.too_long), counted(forecast.widest.bytes, "byte"),
                      counted(forecast.widest.characters, "character"), forecast.widening);
  }
  if (forecast.unmapped.rows > 0) {
    std::string lacking;
    for (const std::string& text : forecast.lacking)
      lacking += (lacking.empty() ? "" : ", ") + text;
    out +=
        fmt::format("{}{} with characters that the set lacks, {}: {}", out.empty() ? "" : "; ",
                    counted(forecast.unmapped.rows, "row"), first_of(forecast.unmapped), lacking);
  }
  return out;
}

}  // namespace exhume::forecast
