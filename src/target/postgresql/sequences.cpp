#include "src/target/postgresql/sequences.hpp"

#include <fmt/format.h>

#include <optional>

#include "formats/types/number.hpp"
#include "src/target/postgresql/dialect.hpp"

namespace exhume::target::postgresql {
namespace {

std::optional<std::int64_t> whole(const sql::Option* option) {
  if (option == nullptr) return std::nullopt;
  const auto number = types::Number::from_decimal(option->value);
  return number ? number->to_int64() : std::nullopt;
}

}  // namespace

Translation create_sequence_sql(const std::string& schema, const std::string& name,
                                const sql::CreateSequence& sequence) {
  Translation out{.sql =
                      fmt::format("CREATE SEQUENCE {}.{}", quoted_name(schema), quoted_name(name))};
  for (const char* const keyword : {"INCREMENT BY", "START WITH"}) {
    const sql::Option* option = sql::find_option(sequence.options, keyword);
    if (option == nullptr) continue;
    const auto value = whole(option);
    if (!value) return {"", fmt::format("{} {} exceeds 64 bits", keyword, option->value)};
    out.sql += fmt::format(" {} {}", keyword, *value);
  }
  for (const char* const keyword : {"MINVALUE", "MAXVALUE"}) {
    const auto value = whole(sql::find_option(sequence.options, keyword));
    if (value) out.sql += fmt::format(" {} {}", keyword, *value);
  }
  if (sql::find_option(sequence.options, "CYCLE") != nullptr) out.sql += " CYCLE";
  return out;
}

}  // namespace exhume::target::postgresql
