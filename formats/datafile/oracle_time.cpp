#include "formats/datafile/oracle_time.hpp"

#include <fmt/format.h>

namespace exhume::datafile {
namespace {

constexpr std::uint32_t first_year = 1988;
constexpr std::uint32_t days_of_a_month = 31;

}  // namespace

OracleTime OracleTime::of(const types::Date& date) {
  const auto years = static_cast<std::uint32_t>(date.year) - first_year;
  const std::uint32_t months = years * 12 + date.month - 1;
  const std::uint32_t days = months * days_of_a_month + date.day - 1;
  return {((days * 24 + date.hour) * 60 + date.minute) * 60 + date.second};
}

std::optional<types::Date> OracleTime::date() const {
  if (value == 0) return std::nullopt;
  std::uint32_t rest = value;
  const auto split = [&rest](std::uint32_t unit) {
    const auto part = static_cast<std::uint8_t>(rest % unit);
    rest /= unit;
    return part;
  };
  types::Date date;
  date.second = split(60);
  date.minute = split(60);
  date.hour = split(24);
  date.day = static_cast<std::uint8_t>(split(days_of_a_month) + 1);
  date.month = static_cast<std::uint8_t>(split(12) + 1);
  date.year = static_cast<std::int16_t>(first_year + rest);
  if (date.day > types::days_in_month(date.year, date.month)) return std::nullopt;
  return date;
}

std::string to_string(OracleTime time) {
  if (time.value == 0) return "none";
  const auto date = time.date();
  if (!date) return fmt::format("0x{:08x} (no date)", time.value);
  std::string out;
  types::append_text(out, *date);
  return out;
}

}  // namespace exhume::datafile
