#pragma once
// Changes of what a dump's header says, wherever the dump says it.

#include <cstdint>
#include <string>
#include <vector>

#include "src/base/byte_sink.hpp"
#include "src/base/byte_source.hpp"
#include "src/base/bytes.hpp"

namespace exhume::repair {

/// A field of the header and its new value.
struct Assignment {
  std::string field;  // of header_facts()
  std::string value;
};

/// A field before and after.
struct ChangedFact {
  std::string name;
  std::string before;
  std::string after;
};

/// Bytes in the place of others.
struct Splice {
  ByteRange range;  // of the old bytes in the dump
  std::vector<std::uint8_t> before;
  std::vector<std::uint8_t> after;
};

/// What is to be written where.
struct SetPlan {
  std::vector<ChangedFact> facts;  // only those that change
  std::vector<Splice> splices;     // in the order of the dump

  /// Whether the dump keeps its size, so that it can be changed where it stands.
  bool keeps_size() const;
};

/// Reads the dump in `source` and plans the changes: in the header record, in the data
/// representations of the preamble, and for the database's and the national character set in the
/// descriptors of all columns that have the old one. Another record length changes the filling.
/// Throws Error when `source` is no export dump, when it is damaged and the change goes beyond
/// the preamble, and for values that header_facts() or the header's size refuse.
SetPlan plan_set(ByteSource& source, const std::vector<Assignment>& assignments);

/// Writes the bytes of `source` with the changes to `out`.
void write_changed(ByteSource& source, const SetPlan& plan, ByteSink& out);

}  // namespace exhume::repair
