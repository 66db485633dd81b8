#pragma once
// Does a set of tablespaces hold everything that its objects need?

#include <string>
#include <vector>

#include "src/transport/transport_set.hpp"

namespace exhume::transport {

/// What reaches out of the set, in the words of the view TRANSPORT_SET_VIOLATIONS. Empty for a
/// self-contained set. Only what the dump itself creates can be looked at.
std::vector<std::string> violations(const TransportSet& set);

}  // namespace exhume::transport
