#include "tests/support/oracle_values.hpp"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <bit>
#include <charconv>
#include <cstddef>
#include <stdexcept>

#include "tests/support/put.hpp"

namespace exhume::test {

namespace {

constexpr int kBiasCentury = 100;
constexpr int kBiasInterval = 60;
constexpr std::uint32_t kBiasWord = 0x80000000;

std::uint8_t byte(int value) {
  return static_cast<std::uint8_t>(value);
}

std::uint32_t biased(int value) {
  return static_cast<std::uint32_t>(value) + kBiasWord;
}

int digit(char c) {
  return c - '0';
}

/// Decimal digits split at the point, both halves padded to whole base-100 digits.
struct Decimal {
  bool negative = false;
  std::string digits;
  int exponent = 0;  ///< power of 100 of the first pair
};

Decimal parse_decimal(std::string_view text) {
  Decimal result;
  result.negative = text.starts_with('-');
  if (result.negative) text.remove_prefix(1);
  int power = 0;
  if (const auto e = text.find('e'); e != std::string_view::npos) {
    std::from_chars(text.data() + e + 1, text.data() + text.size(), power);
    text = text.substr(0, e);
  }
  const auto point = text.find('.');
  std::string whole(text.substr(0, point));
  std::string fraction(point == std::string_view::npos ? "" : text.substr(point + 1));
  for (; power > 0; --power) {
    whole += fraction.empty() ? '0' : fraction.front();
    if (!fraction.empty()) fraction.erase(0, 1);
  }
  for (; power < 0; ++power) {
    fraction.insert(0, 1, whole.empty() ? '0' : whole.back());
    if (!whole.empty()) whole.pop_back();
  }
  if (whole.size() % 2 != 0) whole.insert(0, 1, '0');
  if (fraction.size() % 2 != 0) fraction += '0';
  result.digits = whole + fraction;
  result.exponent = static_cast<int>(whole.size() / 2) - 1;
  while (result.digits.starts_with("00")) {
    result.digits.erase(0, 2);
    --result.exponent;
  }
  while (result.digits.ends_with("00")) result.digits.resize(result.digits.size() - 2);
  return result;
}

}  // namespace

Buffer bytes_of(std::string_view text) {
  return {text.begin(), text.end()};
}

Buffer from_hex(std::string_view digits) {
  Buffer out;
  std::string pair;
  for (const char c : digits) {
    if (c == ' ') continue;
    pair += c;
    if (pair.size() == 2) {
      out.push_back(byte(std::stoi(pair, nullptr, 16)));
      pair.clear();
    }
  }
  if (!pair.empty()) throw std::invalid_argument("odd number of hex digits");
  return out;
}

std::string encode(std::string_view utf8, const char* converter) {
  const auto text = icu::UnicodeString::fromUTF8({utf8.data(), static_cast<int>(utf8.size())});
  UErrorCode status = U_ZERO_ERROR;
  UConverter* target = ucnv_open(converter, &status);
  ucnv_setFromUCallBack(target, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::string out(static_cast<std::size_t>(text.length()) * 4, '\0');
  const int length = ucnv_fromUChars(target, out.data(), static_cast<int>(out.size()),
                                     text.getBuffer(), text.length(), &status);
  ucnv_close(target);
  if (U_FAILURE(status)) throw std::invalid_argument("text does not fit " + std::string(converter));
  out.resize(static_cast<std::size_t>(length));
  return out;
}

Buffer number(std::string_view decimal) {
  if (decimal == "Infinity") return {0xff, 0x65};
  if (decimal == "-Infinity") return {0x00};
  const Decimal value = parse_decimal(decimal);
  if (value.digits.empty()) return {0x80};
  Buffer out{byte(value.negative ? 62 - value.exponent : 193 + value.exponent)};
  for (std::size_t i = 0; i < value.digits.size(); i += 2) {
    const int pair = digit(value.digits[i]) * 10 + digit(value.digits[i + 1]);
    out.push_back(byte(value.negative ? 101 - pair : pair + 1));
  }
  if (value.negative && out.size() <= 20) out.push_back(0x66);
  return out;
}

Buffer number(std::int64_t value) {
  return number(std::string_view(std::to_string(value)));
}

Buffer date(const Moment& m) {
  return {byte(m.year / 100 + kBiasCentury),
          byte(m.year % 100 + kBiasCentury),
          byte(m.month),
          byte(m.day),
          byte(m.hour + 1),
          byte(m.minute + 1),
          byte(m.second + 1)};
}

Buffer timestamp(const Moment& moment) {
  Buffer out = date(moment);
  if (moment.nanosecond != 0) put_be32(out, moment.nanosecond);
  return out;
}

Buffer timestamp_at_offset(const Moment& utc, int offset_minutes) {
  Buffer out = date(utc);
  put_be32(out, utc.nanosecond);
  out.push_back(byte(offset_minutes / 60 + 20));
  out.push_back(byte(offset_minutes % 60 + 60));
  return out;
}

Buffer timestamp_in_region(const Moment& utc, unsigned region_id) {
  Buffer out = date(utc);
  put_be32(out, utc.nanosecond);
  out.push_back(static_cast<std::uint8_t>(0x80 | (region_id >> 6)));
  out.push_back(static_cast<std::uint8_t>((region_id & 0x3f) << 2));
  return out;
}

Buffer interval_year_month(int years, int months) {
  Buffer out;
  put_be32(out, biased(years));
  out.push_back(byte(months + kBiasInterval));
  return out;
}

Buffer interval_day_second(int days, int hours, int minutes, int seconds, int nanoseconds) {
  Buffer out;
  put_be32(out, biased(days));
  for (const int part : {hours, minutes, seconds}) out.push_back(byte(part + kBiasInterval));
  put_be32(out, biased(nanoseconds));
  return out;
}

Buffer binary_float(float value) {
  const auto bits = std::bit_cast<std::uint32_t>(value);
  Buffer out;
  put_be32(out, (bits >> 31) != 0 ? ~bits : bits | 0x80000000U);
  return out;
}

Buffer binary_double(double value) {
  const auto bits = std::bit_cast<std::uint64_t>(value);
  const std::uint64_t sortable = (bits >> 63) != 0 ? ~bits : bits | (std::uint64_t{1} << 63);
  Buffer out;
  put_be32(out, static_cast<std::uint32_t>(sortable >> 32));
  put_be32(out, static_cast<std::uint32_t>(sortable));
  return out;
}

Buffer rowid(std::uint32_t data_object, std::uint32_t block_address, std::uint16_t row) {
  Buffer out;
  put_be32(out, data_object);
  put_be32(out, block_address);
  put_be16(out, row);
  return out;
}

}  // namespace exhume::test
