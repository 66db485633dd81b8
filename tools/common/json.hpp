#pragma once
// JSON as the programs print it.

#include <nlohmann/json.hpp>
#include <string>

#include "formats/exp/transport_call.hpp"

namespace exhume::tools {

/// JSON on several lines; bytes that are no UTF-8 become U+FFFD.
std::string pretty(const nlohmann::ordered_json& json);

/// The same on one line.
std::string compact(const nlohmann::ordered_json& json);

/// A call of the transport of tablespaces, with its arguments by name.
nlohmann::ordered_json json_of(const exp::TransportCall& call);

}  // namespace exhume::tools
