#pragma once
// Writes an export dump from front to back: the counterpart of Reader.

#include <optional>

#include "charset/encoder.hpp"
#include "formats/exp/row_encoder.hpp"
#include "formats/exp/stream.hpp"
#include "src/base/byte_sink.hpp"
#include "src/base/error.hpp"

namespace exhume::exp {

/// Writes what it is given to a ByteSink. The version in the header decides the layout.
/// What cannot be written throws Error(bad_structure, bad_value or no_conversion), in a row with
/// its number and column; text that a column's character set cannot hold is written with its
/// replacement and reported.
class Writer final : public StreamSink {
 public:
  /// `out` and `diagnostics` must outlive the writer.
  Writer(ByteSink& out, Diagnostics& diagnostics) : out_(out), diagnostics_(diagnostics) {}

  void begin(const Header& header, const Preamble& preamble) override;
  void statement(const Statement& statement) override;
  void begin_rows(const Statement& insert, const DataHead& head) override;
  void row(const StreamRow& row) override;
  void end_rows() override;

  /// Fills the last record and hands everything to the ByteSink.
  void end(const std::optional<Ending>& ending) override;

  /// Hands what has been written so far to the ByteSink: the end of a dump that has none.
  void flush();

  /// Bytes written so far.
  std::uint64_t offset() const { return flushed_ + buffer_.size(); }

 private:
  void flush_when_full();
  void report_lossy(const StreamRow& row);
  Place place_of(const StreamRow& row, std::optional<std::size_t> column) const;

  ByteSink& out_;
  Diagnostics& diagnostics_;
  charset::Encoders encoders_;
  types::ByteBuffer buffer_;
  std::uint64_t flushed_ = 0;
  int major_version_ = 0;
  std::uint32_t record_length_ = 0;
  std::uint16_t client_ = 0;
  std::string insert_line_;
  std::optional<RowEncoder> encoder_;
};

}  // namespace exhume::exp
