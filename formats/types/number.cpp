#include "formats/types/number.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

namespace exhume::types {
namespace {

constexpr std::uint8_t zero_byte = 0x80;
constexpr std::uint8_t terminator = 0x66;
constexpr int positive_bias = 193;
constexpr int negative_bias = 62;

constexpr auto pairs = [] {
  std::array<char, 200> out{};
  for (std::size_t i = 0; i < 100; ++i) {
    out[2 * i] = static_cast<char>('0' + i / 10);
    out[2 * i + 1] = static_cast<char>('0' + i % 10);
  }
  return out;
}();

// Longest text: sign, "0.", and 65 leading pairs before 21 digit pairs; 63 pairs before the
// point are fewer.
constexpr std::size_t max_text = 3 + 2 * (65 + Number::max_digits);

char* put_pair(char* to, std::uint8_t digit) {
  std::memcpy(to, &pairs[2 * std::size_t{digit}], 2);
  return to + 2;
}

char* put_first(char* to, std::uint8_t digit) {
  if (digit >= 10) return put_pair(to, digit);
  *to = static_cast<char>('0' + digit);
  return to + 1;
}

char* put_last(char* to, std::uint8_t digit) {
  return put_pair(to, digit) - (digit % 10 == 0 ? 1 : 0);
}

struct DecimalText {
  bool negative = false;
  std::string digits;  // significant ones, zeros trimmed at both ends
  int exponent = 0;    // of the first digit, base 10
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The sign and the digits of an exponent; anything beyond five digits is out of range anyway.
std::optional<int> parse_exponent(std::string_view text) {
  bool negative = false;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    negative = text[0] == '-';
    text.remove_prefix(1);
  }
  if (text.empty() || !std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
  int value = 0;
  for (const char c : text) value = std::min(value * 10 + (c - '0'), 99999);
  return negative ? -value : value;
}

std::optional<DecimalText> parse_decimal(std::string_view text) {
  DecimalText out;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    out.negative = text[0] == '-';
    text.remove_prefix(1);
  }
  int shift = 0;
  if (const std::size_t e = text.find_first_of("eE"); e != std::string_view::npos) {
    const auto exponent = parse_exponent(text.substr(e + 1));
    if (!exponent) return std::nullopt;
    shift = *exponent;
    text = text.substr(0, e);
  }
  const std::size_t point = std::min(text.find('.'), text.size());
  std::string digits(text.substr(0, point));
  if (point < text.size()) digits += text.substr(point + 1);
  if (digits.empty() || digits.size() > 1000) return std::nullopt;
  if (!std::all_of(digits.begin(), digits.end(), is_digit)) return std::nullopt;

  const std::size_t first = digits.find_first_not_of('0');
  if (first == std::string::npos) return out;
  out.digits = digits.substr(first, digits.find_last_not_of('0') + 1 - first);
  out.exponent = static_cast<int>(point) - static_cast<int>(first) - 1 + shift;
  return out;
}

}  // namespace

// The digits without zeros at either end; the exponent is that of the first one left.
struct Number::Significant {
  const std::uint8_t* digits;
  int count;
  int exponent;
};

Number::Significant Number::significant() const {
  int first = 0;
  int last = count_;
  while (first < last && digits_[first] == 0) ++first;
  while (last > first && digits_[last - 1] == 0) --last;
  return {digits_.data() + first, last - first, exponent_ - first};
}

Number Number::infinity(bool negative) {
  Number out;
  out.infinite_ = true;
  out.negative_ = negative;
  return out;
}

bool Number::is_zero() const {
  return !infinite_ && significant().count == 0;
}

bool Number::is_canonical() const {
  if (count_ == 0) return true;
  return digits_[0] != 0 && digits_[count_ - 1] != 0 && count_ <= max_exact_digits &&
         terminated_ == (negative_ && count_ < max_exact_digits);
}

Decoded<Number> Number::decode(Bytes bytes) {
  if (bytes.empty()) return Refusal{"a NUMBER of no bytes"};
  if (bytes.size() > max_digits + 1) return Refusal{"a NUMBER of more than 22 bytes"};
  const int lead = bytes[0];
  if (bytes.size() == 1) {
    if (lead == zero_byte) return Number();
    if (lead == 0) return infinity(true);
    return Refusal{"a NUMBER without digits"};
  }
  Number out;
  Bytes digits = bytes.subspan(1);
  if (lead >= zero_byte) {
    if (lead == 0xff && digits.size() == 1 && digits[0] == 0x65) return infinity(false);
    out.exponent_ = static_cast<std::int8_t>(lead - positive_bias);
    for (std::size_t i = 0; i < digits.size(); ++i) {
      out.digits_[i] = static_cast<std::uint8_t>(digits[i] - 1);
      if (out.digits_[i] > 99) return Refusal{"a NUMBER with a digit outside 0 to 99"};
    }
  } else {
    out.negative_ = true;
    out.terminated_ = digits.back() == terminator;
    if (out.terminated_) digits = digits.first(digits.size() - 1);
    if (digits.empty()) return Refusal{"a NUMBER without digits"};
    out.exponent_ = static_cast<std::int8_t>(negative_bias - lead);
    for (std::size_t i = 0; i < digits.size(); ++i) {
      out.digits_[i] = static_cast<std::uint8_t>(101 - digits[i]);
      if (out.digits_[i] > 99) return Refusal{"a NUMBER with a digit outside 0 to 99"};
    }
  }
  out.count_ = static_cast<std::uint8_t>(digits.size());
  return out;
}

void encode(ByteBuffer& out, const Number& number) {
  if (number.infinite_) {
    if (number.negative_) {
      out.push_back(0);
    } else {
      out.insert(out.end(), {0xff, 0x65});
    }
    return;
  }
  if (number.count_ == 0) {
    out.push_back(zero_byte);
    return;
  }
  const int exponent = number.exponent_;
  out.push_back(static_cast<std::uint8_t>(number.negative_ ? negative_bias - exponent
                                                           : exponent + positive_bias));
  for (std::size_t i = 0; i < number.count_; ++i) {
    const int digit = number.digits_[i];
    out.push_back(static_cast<std::uint8_t>(number.negative_ ? 101 - digit : digit + 1));
  }
  if (number.terminated_) out.push_back(terminator);
}

void append_text(std::string& out, const Number& number) {
  if (number.infinite_) {
    out += number.negative_ ? "-Infinity" : "Infinity";
    return;
  }
  const auto [digits, count, exponent] = number.significant();
  if (count == 0) {
    out.push_back('0');
    return;
  }
  std::array<char, max_text> buffer;
  char* to = buffer.data();
  if (number.negative_) *to++ = '-';
  int next = 0;
  if (exponent < 0) {
    *to++ = '0';
  } else {
    to = put_first(to, digits[0]);
    for (next = 1; next <= exponent && next < count; ++next) to = put_pair(to, digits[next]);
    for (int i = next; i <= exponent; ++i) to = put_pair(to, 0);
  }
  if (next < count) {
    *to++ = '.';
    for (int i = exponent + 1; i < 0; ++i) to = put_pair(to, 0);
    for (; next < count - 1; ++next) to = put_pair(to, digits[next]);
    to = put_last(to, digits[next]);
  }
  out.append(buffer.data(), static_cast<std::size_t>(to - buffer.data()));
}

std::optional<Number> Number::from_decimal(std::string_view text) {
  if (text == "Infinity") return infinity(false);
  if (text == "-Infinity") return infinity(true);
  const auto decimal = parse_decimal(text);
  if (!decimal) return std::nullopt;
  if (decimal->digits.empty()) return Number();

  const bool odd_start = decimal->exponent % 2 == 0;  // the first pair holds one digit only
  std::string digits = (odd_start ? "0" : "") + decimal->digits;
  if (digits.size() % 2 == 1) digits.push_back('0');
  const int exponent = (decimal->exponent - (odd_start ? 0 : 1)) / 2;
  const std::size_t count = digits.size() / 2;
  if (count > max_exact_digits || exponent < min_exponent || exponent > max_exponent) {
    return std::nullopt;
  }
  Number out;
  out.negative_ = decimal->negative;
  out.exponent_ = static_cast<std::int8_t>(exponent);
  out.count_ = static_cast<std::uint8_t>(count);
  out.terminated_ = out.negative_ && count < max_exact_digits;
  for (std::size_t i = 0; i < count; ++i) {
    out.digits_[i] =
        static_cast<std::uint8_t>((digits[2 * i] - '0') * 10 + (digits[2 * i + 1] - '0'));
  }
  return out;
}

Number Number::from_int64(std::int64_t value) {
  return *from_decimal(std::to_string(value));
}

std::optional<std::int64_t> Number::to_int64() const {
  const auto [digits, count, exponent] = significant();
  if (count == 0) return infinite_ ? std::nullopt : std::optional<std::int64_t>(0);
  if (exponent >= 10 || exponent < count - 1) return std::nullopt;
  std::uint64_t magnitude = 0;  // at most 10 pairs: below 10^20, so the tenth may overflow
  for (int i = 0; i <= exponent; ++i) {
    const std::uint64_t digit = i < count ? digits[i] : 0;
    if (magnitude > (std::numeric_limits<std::uint64_t>::max() - digit) / 100) return std::nullopt;
    magnitude = magnitude * 100 + digit;
  }
  constexpr std::uint64_t max = std::numeric_limits<std::int64_t>::max();
  if (magnitude > max + (negative_ ? 1 : 0)) return std::nullopt;
  return static_cast<std::int64_t>(negative_ ? 0 - magnitude : magnitude);
}

std::weak_ordering Number::operator<=>(const Number& other) const {
  const auto sign = [](const Number& n) { return n.is_zero() ? 0 : n.negative_ ? -1 : 1; };
  if (const auto order = sign(*this) <=> sign(other); order != 0) return order;
  const Number& small = negative_ ? other : *this;  // of two negatives the larger magnitude
  const Number& large = negative_ ? *this : other;  // is the smaller value
  if (infinite_ || other.infinite_) return small.infinite_ <=> large.infinite_;
  const auto a = small.significant();
  const auto b = large.significant();
  if (a.count == 0) return std::weak_ordering::equivalent;
  if (const auto order = a.exponent <=> b.exponent; order != 0) return order;
  return std::lexicographical_compare_three_way(a.digits, a.digits + a.count, b.digits,
                                                b.digits + b.count);
}

}  // namespace exhume::types
