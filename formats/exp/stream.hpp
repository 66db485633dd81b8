#pragma once
// A dump as a flow of decoded parts: what the Writer, the text form, and every change on the way
// from one dump to another take and give. docs/export-format.md.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "formats/exp/ending.hpp"
#include "formats/exp/header.hpp"
#include "formats/exp/preamble.hpp"
#include "formats/exp/statement.hpp"
#include "formats/exp/table_data.hpp"
#include "formats/types/value.hpp"
#include "src/base/bytes.hpp"

namespace exhume::exp {

/// What a row says of one LOB value besides its text or bytes.
struct LobDetail {
  Bytes locator;                 // as it stands in the row
  std::uint32_t piece_size = 0;  // bytes of each piece but the last; 0 for a value in one piece
  std::optional<LobForm> form;   // nothing lets the writer take the one of the version
  std::span<const std::uint16_t> piece_sizes;  // of all pieces, when not all have piece_size
};

/// How a LONG was cut into pieces.
struct LongDetail {
  std::size_t column = 0;
  std::span<const std::uint16_t> piece_sizes;
};

/// A LOB value behind a row that has no LOB column for it. Not seen in a sound dump.
struct SurplusLob {
  LobDetail detail;  // without a locator
  Bytes value;
};

/// One row, decoded. The views are valid until the next row is handed on.
struct StreamRow {
  std::uint64_t number = 0;              // from 1 within this INSERT
  ByteRange range;                       // in the input; empty for a row that comes from none
  std::span<const types::Value> values;  // one for each column; Text is UTF-8
  std::span<const LobDetail> lobs;       // of the LOB columns that are not NULL, in their order;
                                         // empty lets the writer make them
  std::span<const LongDetail> longs;     // of LONG values in pieces; the writer cuts the others
  std::span<const SurplusLob> surplus;   // stand behind the LOB values of the columns
};

/// Takes a dump part by part, in stream order:
/// begin (statement | begin_rows row* end_rows)* end.
/// Texts are bytes of the client's character set, as in the parts themselves.
class StreamSink {
 public:
  StreamSink() = default;
  StreamSink(const StreamSink&) = delete;
  StreamSink& operator=(const StreamSink&) = delete;
  virtual ~StreamSink() = default;

  virtual void begin(const Header& header, const Preamble& preamble) = 0;

  /// Any statement but an INSERT with its rows.
  virtual void statement(const Statement& statement) = 0;

  /// An INSERT line and the descriptors behind it.
  virtual void begin_rows(const Statement& insert, const DataHead& head) = 0;
  virtual void row(const StreamRow& row) = 0;
  virtual void end_rows() = 0;

  /// The EXIT statement has been given to statement(); this is what fills the last record.
  /// Nothing for an ending lets the writer fill it as exp does.
  virtual void end(const std::optional<Ending>& ending) = 0;
};

}  // namespace exhume::exp
