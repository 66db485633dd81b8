#pragma once
// Does a dump of transportable tablespaces fit its datafiles, and a database that is to take them?

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "src/transport/orphan.hpp"
#include "src/transport/transport_set.hpp"

namespace exhume::transport {

/// What is known of the database that is to take the tablespaces. What is not stays unchecked.
struct TargetDatabase {
  std::optional<std::uint16_t> charset;
  std::optional<std::uint16_t> ncharset;
  std::string platform;                     // name or id; "" for unknown
  std::optional<std::uint32_t> block_size;  // bytes; of its buffer cache
  std::string release;                      // COMPATIBLE; "" for unknown
};

/// Something that an import would object to.
struct Objection {
  int oracle_error = 0;   // 29340: the ORA- number that imp would show
  std::string call;       // "checkDatafile (file 6)"; "" for the set as a whole
  std::string parameter;  // "checkpoint_scn"; "" for the call as a whole
  std::string in_dump;
  std::string in_file;  // or in the target
  std::string message;  // one sentence
};

/// Compares the calls with the headers, argument by argument, the segments that statements name
/// with the blocks there, and the set with itself. `files` are the set's datafiles in any order;
/// `blocks` are the same, opened.
std::vector<Objection> check(const TransportSet& set, std::span<const Orphan> files,
                             std::span<const datafile::BlockFile> blocks,
                             const TargetDatabase& target);

/// "ORA-29340: …, checkDatafile (file 6), checkpoint_scn: 1 in the dump, 2 in the file".
std::string to_string(const Objection& objection);

}  // namespace exhume::transport
