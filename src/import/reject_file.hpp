#pragma once
// The rows that a target refused, as a dump that can be imported again.

#include <cstdint>
#include <ctime>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "src/base/byte_sink.hpp"
#include "src/base/byte_source.hpp"
#include "src/base/error.hpp"

namespace exhume::imp {

/// Numbers of rows, by the offset of the INSERT in front of them.
using RejectedRows = std::map<std::uint64_t, std::set<std::uint64_t>>;

/// Reads the dump once more and writes one with the header, dated `now`, the CREATE TABLE
/// statements and these rows alone. The date tells its import from that of the dump, or of an
/// earlier such file. `charset_override` as for dump::make_exp_reader(). A dump that ends early
/// gives the rows up to there. Returns how many rows were written. Throws what reading and writing
/// throws.
std::uint64_t write_reject_file(std::unique_ptr<ByteSource> dump, const RejectedRows& rejected,
                                std::optional<std::uint16_t> charset_override, std::time_t now,
                                ByteSink& out, Diagnostics& diagnostics);

}  // namespace exhume::imp
