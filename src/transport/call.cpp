#include "src/transport/call.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>

#include "src/base/error.hpp"

namespace exhume::transport {
namespace {

std::optional<exp::TransportValue> value_of(const sql::Argument& argument) {
  if (std::holds_alternative<sql::NullArgument>(argument)) return exp::TransportValue();
  if (const auto* text = std::get_if<sql::StringArgument>(&argument)) return text->value;
  const auto* number = std::get_if<sql::NumberArgument>(&argument);
  if (number == nullptr) return std::nullopt;
  const std::string& digits = number->digits;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

}  // namespace

CallResult read_call(const sql::TransportCall& statement) {
  const std::string& name = statement.procedure.back().text;
  const exp::TransportProcedure* procedure = exp::find_transport_procedure(name);
  if (procedure == nullptr) return fmt::format("{} is no known procedure", name);
  std::vector<exp::TransportValue> arguments;
  for (const sql::Argument& argument : statement.arguments) {
    auto value = value_of(argument);
    if (!value) {
      return fmt::format("argument {} of {} is no literal", arguments.size() + 1, procedure->name);
    }
    arguments.push_back(std::move(*value));
  }
  try {
    return exp::TransportCall(*procedure, std::move(arguments));
  } catch (const Error& error) {
    return error.message();
  }
}

std::string describe(const exp::TransportCall& call) {
  std::string out(call.procedure().name);
  char separator = ':';
  for (std::size_t i = 0; i < call.arguments().size(); ++i) {
    if (std::holds_alternative<std::monostate>(call.arguments()[i])) continue;
    out += fmt::format("{} {} {}", separator, call.procedure().parameters[i].name,
                       exp::transport_value_text(call.arguments()[i]));
    separator = ',';
  }
  return out;
}

}  // namespace exhume::transport
