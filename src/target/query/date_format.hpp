#pragma once
// Formats of TO_CHAR that mean the same everywhere.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace exhume::target {

/// The format's elements YYYY, MM, DD, HH24, MI and SS in capitals, and the punctuation between
/// them; nothing when it has anything else, or is empty.
std::optional<std::vector<std::string>> date_format(std::string_view format);

}  // namespace exhume::target
