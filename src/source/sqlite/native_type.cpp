#include "src/source/sqlite/native_type.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "src/sql/tokens.hpp"
#include "src/target/sqlite/dialect.hpp"

namespace exhume::source::sqlite {
namespace {

using target::sqlite::Affinity;

// Of a VARCHAR2, and of a NUMBER. Oracle Database SQL Language Reference, "Data Types".
constexpr std::int64_t varchar2_bytes = 4000;
constexpr std::uint32_t number_digits = 38;
// 64 bits with a sign.
constexpr std::uint32_t integer_digits = 19;

// The numbers in the parentheses: DECIMAL(7,2).
std::vector<std::uint32_t> arguments(std::string_view declared) {
  std::vector<std::uint32_t> out;
  for (const sql::Token& token : sql::tokenize(declared)) {
    std::uint32_t number = 0;
    const char* const end = token.text.data() + token.text.size();
    const auto [stop, error] = std::from_chars(token.text.data(), end, number);
    if (error == std::errc() && stop == end) out.push_back(number);
  }
  return out;
}

sql::DataType text_type(const std::string& declared, const HeldValues& held) {
  if (held.most_text_bytes > varchar2_bytes) return {.builtin = "CLOB"};
  const std::vector<std::uint32_t> length = arguments(declared);
  if (length.empty()) {
    return sql::fold_case(declared).find("CLOB") != std::string::npos
               ? sql::DataType{.builtin = "CLOB"}
               : sql::DataType{.builtin = "VARCHAR2", .length = varchar2_bytes};
  }
  const std::int64_t characters = std::clamp<std::int64_t>(
      std::max<std::int64_t>(length[0], held.longest_text), 1, varchar2_bytes);
  return {.builtin = "VARCHAR2",
          .length = static_cast<std::uint32_t>(characters),
          .length_unit = sql::LengthUnit::characters};
}

std::optional<sql::DataType> date_type(const std::string& declared, const HeldValues& held) {
  const std::string word = sql::fold_case(declared);
  if (!held.only_dates && held.texts) return std::nullopt;
  if (word == "DATE" || word == "DATETIME") return sql::DataType{.builtin = "DATE"};
  if (word == "TIMESTAMP") return sql::DataType{.builtin = "TIMESTAMP", .precision = 9};
  return std::nullopt;
}

sql::DataType number_type(const std::string& declared) {
  const std::vector<std::uint32_t> digits = arguments(declared);
  if (digits.size() != 2 || digits[0] > number_digits || digits[0] == 0) {
    return {.builtin = "NUMBER"};
  }
  return {.builtin = "NUMBER",
          .precision = digits[0],
          .scale = static_cast<std::int32_t>(std::min(digits[1], number_digits))};
}

}  // namespace

sql::DataType native_type(const std::string& declared, const HeldValues& held) {
  if (held.blobs) return {.builtin = "BLOB"};
  if (const auto date = date_type(declared, held)) return *date;
  if (held.texts) return text_type(declared, held);
  switch (target::sqlite::affinity_of(declared)) {
    case Affinity::text: return text_type(declared, held);
    case Affinity::none:
      return declared.empty() ? sql::DataType{.builtin = "NUMBER"}
                              : sql::DataType{.builtin = "BLOB"};
    case Affinity::real: return {.builtin = "BINARY_DOUBLE"};
    case Affinity::integer:
      return held.reals
                 ? sql::DataType{.builtin = "NUMBER"}
                 : sql::DataType{.builtin = "NUMBER", .precision = integer_digits, .scale = 0};
    case Affinity::numeric: return number_type(declared);
  }
  return {.builtin = "NUMBER"};
}

}  // namespace exhume::source::sqlite
