#include "tools/common/json.hpp"

namespace exhume::tools {
namespace {

std::string dump(const nlohmann::ordered_json& json, int indent) {
  return json.dump(indent, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

std::string pretty(const nlohmann::ordered_json& json) {
  return dump(json, 2);
}

std::string compact(const nlohmann::ordered_json& json) {
  return dump(json, -1);
}

nlohmann::ordered_json json_of(const exp::TransportCall& call) {
  nlohmann::ordered_json arguments = nlohmann::ordered_json::object();
  for (std::size_t i = 0; i < call.arguments().size(); ++i) {
    const std::string name(call.procedure().parameters[i].name);
    const exp::TransportValue& value = call.arguments()[i];
    arguments[name] = nullptr;
    if (const auto* number = std::get_if<std::int64_t>(&value)) arguments[name] = *number;
    if (const auto* text = std::get_if<std::string>(&value)) arguments[name] = *text;
  }
  return {{"procedure", call.procedure().name}, {"arguments", arguments}};
}

}  // namespace exhume::tools
