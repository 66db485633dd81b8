#include "formats/types/date.hpp"

#include <array>

namespace exhume::types {
namespace {

constexpr int first_gregorian_year = 1583;  // 1582 is no leap year in either calendar
constexpr int minutes_per_day = 24 * 60;

bool is_leap_year(int year) {
  if (year < first_gregorian_year) return year % 4 == 0;
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

bool is(const Date& date, int year, int month, int day) {
  return date.year == year && date.month == month && date.day == day;
}

void set_day(Date& date, int year, int month, int day) {
  date.year = static_cast<std::int16_t>(year);
  date.month = static_cast<std::uint8_t>(month);
  date.day = static_cast<std::uint8_t>(day);
}

void to_next_day(Date& date) {
  if (is(date, 1582, 10, 4)) {
    date.day = 15;
  } else if (date.day < days_in_month(date.year, date.month)) {
    ++date.day;
  } else if (date.month < 12) {
    set_day(date, date.year, date.month + 1, 1);
  } else {
    set_day(date, date.year == -1 ? 1 : date.year + 1, 1, 1);
  }
}

void to_previous_day(Date& date) {
  if (is(date, 1582, 10, 15)) {
    date.day = 4;
  } else if (date.day > 1) {
    --date.day;
  } else if (date.month > 1) {
    set_day(date, date.year, date.month - 1, days_in_month(date.year, date.month - 1));
  } else {
    set_day(date, date.year == 1 ? -1 : date.year - 1, 12, 31);
  }
}

Refusal bad_year() {
  return {"a year outside -4712 to 9999"};
}

// `date`, unless the calendar does not have it. Its year may be any but 0.
Decoded<Date> on_calendar(const Date& date) {
  if (date.month < 1 || date.month > 12) return Refusal{"a month outside 1 to 12"};
  if (date.day < 1 || date.day > days_in_month(date.year, date.month)) {
    return Refusal{"a day that its month does not have"};
  }
  if (date.hour > 23) return Refusal{"an hour outside 0 to 23"};
  if (date.minute > 59) return Refusal{"a minute outside 0 to 59"};
  if (date.second > 59) return Refusal{"a second outside 0 to 59"};
  return date;
}

char* put_pair(char* to, int value) {
  to[0] = static_cast<char>('0' + value / 10);
  to[1] = static_cast<char>('0' + value % 10);
  return to + 2;
}

}  // namespace

bool is_stored_year(int year) {
  return year >= -4712 && year <= 9999 && year != 0;
}

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap_year(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

Decoded<Date> Date::decode(Bytes bytes) {
  if (bytes.size() != size) return Refusal{"a DATE that is not of 7 bytes"};
  const int century = bytes[0] - 100;
  const int year_of_century = bytes[1] - 100;
  const int year = century * 100 + year_of_century;
  if (year_of_century < -99 || year_of_century > 99 || century * year_of_century < 0) {
    return Refusal{"a date whose century and year do not belong together"};
  }
  if (!is_stored_year(year)) return bad_year();
  return on_calendar({.year = static_cast<std::int16_t>(year),
                      .month = bytes[2],
                      .day = bytes[3],
                      .hour = static_cast<std::uint8_t>(bytes[4] - 1),
                      .minute = static_cast<std::uint8_t>(bytes[5] - 1),
                      .second = static_cast<std::uint8_t>(bytes[6] - 1)});
}

Decoded<Date> read_date(TextFields& text) {
  const bool negative = text.accept('-');
  const auto year = text.digits(4, 5);
  const bool dashed = text.accept('-');
  const auto month = text.digits(2, 2);
  const bool dashed_again = text.accept('-');
  const auto day = text.digits(2, 2);
  if (!year || !dashed || !month || !dashed_again || !day) {
    return Refusal{"no date of the form YYYY-MM-DD HH:MM:SS"};
  }
  if (*year == 0 || *year > 10000) return bad_year();
  Date out{.year = static_cast<std::int16_t>(negative ? -*year : *year),
           .month = static_cast<std::uint8_t>(*month),
           .day = static_cast<std::uint8_t>(*day)};
  if (text.accept(' ')) {
    const auto hour = text.digits(2, 2);
    const bool colon = text.accept(':');
    const auto minute = text.digits(2, 2);
    const bool colon_again = text.accept(':');
    const auto second = text.digits(2, 2);
    if (!hour || !colon || !minute || !colon_again || !second) {
      return Refusal{"no time of the form HH:MM:SS"};
    }
    out.hour = static_cast<std::uint8_t>(*hour);
    out.minute = static_cast<std::uint8_t>(*minute);
    out.second = static_cast<std::uint8_t>(*second);
  }
  return on_calendar(out);
}

Decoded<Date> Date::from_text(std::string_view text) {
  TextFields fields(text);
  const auto out = read_date(fields);
  if (out && !fields.at_end()) return Refusal{"a date with something behind it"};
  if (out && !is_stored_year(out->year)) return bad_year();
  return out;
}

void encode(ByteBuffer& out, const Date& date) {
  const auto byte = [](int value) { return static_cast<std::uint8_t>(value); };
  out.insert(out.end(),
             {byte(date.year / 100 + 100), byte(date.year % 100 + 100), date.month, date.day,
              byte(date.hour + 1), byte(date.minute + 1), byte(date.second + 1)});
}

void append_text(std::string& out, const Date& date) {
  const int year = date.year < 0 ? -date.year : date.year;
  if (date.year < 0) out.push_back('-');
  if (year > 9999) out.push_back('1');  // a local time that a time zone moved past 9999
  std::array<char, 19> text;
  char* to = put_pair(text.data(), year / 100 % 100);
  to = put_pair(to, year % 100);
  *to++ = '-';
  to = put_pair(to, date.month);
  *to++ = '-';
  to = put_pair(to, date.day);
  *to++ = ' ';
  to = put_pair(to, date.hour);
  *to++ = ':';
  to = put_pair(to, date.minute);
  *to++ = ':';
  put_pair(to, date.second);
  out.append(text.data(), text.size());
}

Date add_minutes(const Date& date, int minutes) {
  Date out = date;
  int total = date.hour * 60 + date.minute + minutes;
  for (; total < 0; total += minutes_per_day) to_previous_day(out);
  for (; total >= minutes_per_day; total -= minutes_per_day) to_next_day(out);
  out.hour = static_cast<std::uint8_t>(total / 60);
  out.minute = static_cast<std::uint8_t>(total % 60);
  return out;
}

}  // namespace exhume::types
