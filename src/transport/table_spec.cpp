#include "src/transport/table_spec.hpp"

#include <fmt/format.h>

#include <charconv>

#include "src/base/error.hpp"
#include "src/sql/parser.hpp"

namespace exhume::transport {
namespace {

[[noreturn]] void refuse(std::string_view text, const std::string& why) {
  throw Error(Code::imp_bad_parameter,
              fmt::format("{} is no table: {}; write NAME, NAME(COLUMN TYPE, ...) or "
                          "NAME(...)@OBJECT",
                          text, why));
}

std::uint32_t parse_object(std::string_view text, std::string_view digits) {
  const bool is_hex = digits.starts_with("0x");
  if (is_hex) digits.remove_prefix(2);
  std::uint32_t object = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), object, is_hex ? 16 : 10);
  if (error != std::errc() || end != digits.data() + digits.size()) {
    refuse(text, "a data object id stands behind @");
  }
  return object;
}

}  // namespace

TableSpec parse_table_spec(std::string_view text) {
  TableSpec spec;
  std::string_view table = text;
  const auto at = text.rfind('@');
  if (at != text.npos && text.find_first_of(")\"", at) == text.npos) {
    spec.object = parse_object(text, text.substr(at + 1));
    table = text.substr(0, at);
  }
  const bool has_columns = table.find('(') != table.npos;
  const std::string statement =
      fmt::format("CREATE TABLE {}{}", table, has_columns ? "" : " (X NUMBER)");
  sql::ParseResult parsed = sql::parse(statement);
  if (const auto* failure = std::get_if<sql::ParseFailure>(&parsed)) {
    refuse(text, fmt::format("{} expected", failure->expected));
  }
  auto* create = std::get_if<sql::CreateTable>(&std::get<sql::Statement>(parsed));
  if (create == nullptr || !create->clauses.empty()) refuse(text, "only columns are wanted");
  spec.table = std::move(*create);
  if (!has_columns) spec.table.columns.clear();
  return spec;
}

}  // namespace exhume::transport
