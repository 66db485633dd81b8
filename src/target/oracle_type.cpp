#include "src/target/oracle_type.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace exhume::target {
namespace {

std::string arguments(const sql::DataType& type) {
  if (type.length) {
    const std::string_view unit = type.length_unit == sql::LengthUnit::characters ? " CHAR"
                                  : type.length_unit == sql::LengthUnit::bytes    ? " BYTE"
                                                                                  : "";
    return fmt::format("({}{})", *type.length, unit);
  }
  const std::string precision = type.any_precision ? "*"
                                : type.precision   ? std::to_string(*type.precision)
                                                   : "";
  if (precision.empty()) return "";
  return type.scale ? fmt::format("({},{})", precision, *type.scale)
                    : fmt::format("({})", precision);
}

// The precision stands behind the first word that it belongs to: INTERVAL DAY(2) TO SECOND(6).
std::string interval_text(const sql::DataType& type) {
  const std::string leading = type.precision ? fmt::format("({})", *type.precision) : "";
  if (type.builtin == "INTERVAL YEAR TO MONTH") return "INTERVAL YEAR" + leading + " TO MONTH";
  const std::string fraction = type.scale ? fmt::format("({})", *type.scale) : "";
  return "INTERVAL DAY" + leading + " TO SECOND" + fraction;
}

}  // namespace

TypeFamily family_of(std::string_view builtin) {
  constexpr std::array families = std::to_array<std::pair<std::string_view, TypeFamily>>(
      {{"NUMBER", TypeFamily::decimals},
       {"DECIMAL", TypeFamily::decimals},
       {"NUMERIC", TypeFamily::decimals},
       {"DEC", TypeFamily::decimals},
       {"INTEGER", TypeFamily::integers},
       {"INT", TypeFamily::integers},
       {"SMALLINT", TypeFamily::integers},
       {"FLOAT", TypeFamily::floats},
       {"REAL", TypeFamily::floats},
       {"DOUBLE PRECISION", TypeFamily::floats},
       {"VARCHAR2", TypeFamily::varying_text},
       {"VARCHAR", TypeFamily::varying_text},
       {"NVARCHAR2", TypeFamily::varying_text},
       {"CHAR VARYING", TypeFamily::varying_text},
       {"CHARACTER VARYING", TypeFamily::varying_text},
       {"NCHAR VARYING", TypeFamily::varying_text},
       {"NATIONAL CHAR VARYING", TypeFamily::varying_text},
       {"NATIONAL CHARACTER VARYING", TypeFamily::varying_text},
       {"CHAR", TypeFamily::fixed_text},
       {"CHARACTER", TypeFamily::fixed_text},
       {"NCHAR", TypeFamily::fixed_text},
       {"NATIONAL CHAR", TypeFamily::fixed_text},
       {"NATIONAL CHARACTER", TypeFamily::fixed_text}});
  const auto found = std::ranges::find_if(
      families, [builtin](const auto& family) { return family.first == builtin; });
  return found == families.end() ? TypeFamily::other : found->second;
}

std::string oracle_text(const sql::DataType& type) {
  if (type.user_type) {
    const sql::Name& name = *type.user_type;
    return (type.reference ? "REF " : "") + (name.schema ? name.schema->text + "." : "") +
           name.object.text;
  }
  if (type.builtin.starts_with("INTERVAL")) return interval_text(type);
  const std::string_view zone = type.time_zone == sql::TimeZone::stored  ? " WITH TIME ZONE"
                                : type.time_zone == sql::TimeZone::local ? " WITH LOCAL TIME ZONE"
                                                                         : "";
  const std::string details = type.arguments.empty() ? arguments(type) : ' ' + type.arguments;
  return type.builtin + details + std::string(zone);
}

std::string oracle_text(const types::ColumnType& type) {
  if (!type.type_name.empty()) return type.type_name;
  return std::string(types::type_name(type.code));
}

}  // namespace exhume::target
