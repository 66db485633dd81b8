#pragma once
// From a draft to the bytes of a dump.

#include <string>

#include "formats/exp/stream.hpp"
#include "src/transport/build.hpp"

namespace exhume::transport {

/// Hands the dump to `sink`, from begin() to end(), as a 10.2 exp run by SYS would write it into
/// `file_name`. Characters that the set of the request lacks are reported. Throws
/// Error(no_conversion) for an unknown set, and what the sink throws.
void write_dump(const Draft& draft, const BuildRequest& request, const std::string& file_name,
                exp::StreamSink& sink, Diagnostics& diagnostics);

}  // namespace exhume::transport
