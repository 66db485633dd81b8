#pragma once
// Takes what a recovery saves, in order and as the bytes that stand in the input: nothing is
// decoded and encoded again on the way, so that what cannot be judged cannot be changed.

#include <cstdint>
#include <optional>

#include "formats/exp/header.hpp"
#include "formats/exp/stream.hpp"
#include "src/base/bytes.hpp"
#include "src/recover/report.hpp"

namespace exhume::recover {

/// Receives one or more dumps: begin_dump (statement | begin_rows row* end_rows)* end_dump.
/// Views are valid during the call.
class Salvage {
 public:
  Salvage() = default;
  Salvage(const Salvage&) = delete;
  Salvage& operator=(const Salvage&) = delete;
  virtual ~Salvage() = default;

  /// `front` is the header record and the preamble. `record_length` is the header's, in bytes.
  virtual void begin_dump(Bytes front, std::uint32_t record_length) = 0;

  /// A statement with its line end and body, EXIT too; no INSERT with rows.
  virtual void statement(Bytes statement) = 0;

  /// An INSERT line with its line end and column descriptors.
  virtual void begin_rows(Bytes insert_and_head) = 0;
  /// `range` is where the row stands in the input.
  virtual void row(Bytes row, ByteRange range, Certainty certainty) = 0;
  virtual void end_rows() = 0;

  /// Something that was put aside: bytes of a finding, perhaps only the first of them.
  virtual void reject(const Finding& finding, Bytes bytes) = 0;

  /// The end, and how its last record was filled; nothing where the filling was lost.
  virtual void end_dump(const std::optional<exp::Ending>& ending) = 0;
};

}  // namespace exhume::recover
