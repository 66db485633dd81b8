#include "formats/types/interval.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <initializer_list>

#include "formats/types/fields.hpp"
#include "formats/types/text_fields.hpp"

namespace exhume::types {
namespace {

constexpr std::int64_t word_bias = 0x80000000;
constexpr int byte_bias = 60;
constexpr std::int64_t max_leading = 999'999'999;
constexpr std::size_t leading_digits = 9;

std::int64_t load_word(std::span<const std::uint8_t, 4> bytes) {
  return load_u32be(bytes) - word_bias;
}

void append_word(ByteBuffer& out, std::int64_t value) {
  append_u32be(out, static_cast<std::uint32_t>(value + word_bias));
}

void append_field(ByteBuffer& out, int value) {
  out.push_back(static_cast<std::uint8_t>(value + byte_bias));
}

bool within(std::int64_t value, std::int64_t limit) {
  return value >= -limit && value <= limit;
}

bool have_one_sign(std::initializer_list<std::int64_t> fields) {
  bool positive = false;
  bool negative = false;
  for (const std::int64_t field : fields) {
    positive = positive || field > 0;
    negative = negative || field < 0;
  }
  return !(positive && negative);
}

}  // namespace

Decoded<IntervalYm> IntervalYm::decode(Bytes bytes) {
  if (bytes.size() != size) return Refusal{"an INTERVAL YEAR TO MONTH that is not of 5 bytes"};
  const std::int64_t years = load_word(bytes.first<4>());
  const int months = bytes[4] - byte_bias;
  if (!within(years, max_leading)) return Refusal{"an interval of more than 999999999 years"};
  if (!within(months, 11)) return Refusal{"an interval with more than 11 months"};
  if (!have_one_sign({years, months})) return Refusal{"an interval with two signs"};
  return IntervalYm{static_cast<std::int32_t>(years), static_cast<std::int8_t>(months)};
}

Decoded<IntervalYm> IntervalYm::from_text(std::string_view text) {
  TextFields fields(text);
  const int sign = fields.sign().value_or(false) ? -1 : 1;
  const auto years = fields.digits(1, leading_digits);
  const bool dashed = fields.accept('-');
  const auto months = fields.digits(1, 2);
  if (!years || !dashed || !months || !fields.at_end()) {
    return Refusal{"no interval of the form +YEARS-MONTHS"};
  }
  if (*months > 11) return Refusal{"an interval with more than 11 months"};
  return IntervalYm{sign * *years, static_cast<std::int8_t>(sign * *months)};
}

void encode(ByteBuffer& out, const IntervalYm& interval) {
  append_word(out, interval.years);
  append_field(out, interval.months);
}

void append_text(std::string& out, const IntervalYm& interval) {
  const bool negative = interval.years < 0 || interval.months < 0;
  fmt::format_to(std::back_inserter(out), "{}{:02}-{:02}", negative ? '-' : '+',
                 std::abs(interval.years), std::abs(interval.months));
}

Decoded<IntervalDs> IntervalDs::decode(Bytes bytes) {
  if (bytes.size() != size) return Refusal{"an INTERVAL DAY TO SECOND that is not of 11 bytes"};
  const std::int64_t days = load_word(bytes.first<4>());
  const int hours = bytes[4] - byte_bias;
  const int minutes = bytes[5] - byte_bias;
  const int seconds = bytes[6] - byte_bias;
  const std::int64_t nanoseconds = load_word(bytes.subspan<7, 4>());
  if (!within(days, max_leading)) return Refusal{"an interval of more than 999999999 days"};
  if (!within(hours, 23)) return Refusal{"an interval with more than 23 hours"};
  if (!within(minutes, 59)) return Refusal{"an interval with more than 59 minutes"};
  if (!within(seconds, 59)) return Refusal{"an interval with more than 59 seconds"};
  if (!within(nanoseconds, max_nanoseconds)) {
    return Refusal{"an interval with more than 999999999 nanoseconds"};
  }
  if (!have_one_sign({days, hours, minutes, seconds, nanoseconds})) {
    return Refusal{"an interval with two signs"};
  }
  return IntervalDs{static_cast<std::int32_t>(days), static_cast<std::int8_t>(hours),
                    static_cast<std::int8_t>(minutes), static_cast<std::int8_t>(seconds),
                    static_cast<std::int32_t>(nanoseconds)};
}

Decoded<IntervalDs> IntervalDs::from_text(std::string_view text) {
  TextFields fields(text);
  const int sign = fields.sign().value_or(false) ? -1 : 1;
  const auto days = fields.digits(1, leading_digits);
  const bool spaced = fields.accept(' ');
  const auto time_sign = fields.sign();
  const auto hours = fields.digits(1, 2);
  const bool colon = fields.accept(':');
  const auto minutes = fields.digits(1, 2);
  const bool colon_again = fields.accept(':');
  const auto seconds = fields.digits(1, 2);
  const auto nanoseconds = fields.accept('.') ? fields.billionths() : 0;
  if (!days || !spaced || !hours || !colon || !minutes || !colon_again || !seconds ||
      !nanoseconds || !fields.at_end()) {
    return Refusal{"no interval of the form +DAYS HH:MM:SS"};
  }
  if (time_sign && *time_sign != (sign < 0)) return Refusal{"an interval with two signs"};
  if (*hours > 23) return Refusal{"an interval with more than 23 hours"};
  if (*minutes > 59) return Refusal{"an interval with more than 59 minutes"};
  if (*seconds > 59) return Refusal{"an interval with more than 59 seconds"};
  return IntervalDs{sign * *days, static_cast<std::int8_t>(sign * *hours),
                    static_cast<std::int8_t>(sign * *minutes),
                    static_cast<std::int8_t>(sign * *seconds),
                    sign * static_cast<std::int32_t>(*nanoseconds)};
}

void encode(ByteBuffer& out, const IntervalDs& interval) {
  append_word(out, interval.days);
  append_field(out, interval.hours);
  append_field(out, interval.minutes);
  append_field(out, interval.seconds);
  append_word(out, interval.nanoseconds);
}

void append_text(std::string& out, const IntervalDs& interval) {
  const bool negative = interval.days < 0 || interval.hours < 0 || interval.minutes < 0 ||
                        interval.seconds < 0 || interval.nanoseconds < 0;
  fmt::format_to(std::back_inserter(out), "{}{:02} {}{:02}:{:02}:{:02}", negative ? '-' : '+',
                 std::abs(interval.days), negative ? "-" : "", std::abs(interval.hours),
                 std::abs(interval.minutes), std::abs(interval.seconds));
  append_fraction(out, static_cast<std::uint32_t>(std::abs(interval.nanoseconds)));
}

}  // namespace exhume::types
