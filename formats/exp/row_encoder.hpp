#pragma once
// From typed values to the bytes of a row: the counterpart of RowDecoder.

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "charset/encoder.hpp"
#include "formats/exp/stream.hpp"
#include "formats/types/decoded.hpp"

namespace exhume::exp {

/// Text that the column's character set cannot hold; its replacement has been written instead.
struct LossyText {
  std::size_t column;  // from 0
  std::string message;
};

/// Encodes the rows behind one DataHead.
class RowEncoder {
 public:
  /// `encoders` must outlive this. `client` is the id of the character set of text whose column
  /// names none.
  RowEncoder(const DataHead& head, int major_version, std::uint16_t client,
             charset::Encoders& encoders);

  /// Appends the row to `out`. Throws Error(bad_structure) when there are not as many values or
  /// LOB details as columns, bad_value when a value is longer than a row can hold, no_conversion
  /// for Text in a character set without a conversion.
  void encode(types::ByteBuffer& out, const StreamRow& row);

  /// From 0, the column that encode() was at when it threw; nothing when it threw for the row.
  std::optional<std::size_t> failed_column() const { return column_; }

  /// What the last encode() could not write as it is.
  std::span<const LossyText> lossy() const { return lossy_; }

 private:
  struct Column {
    types::ColumnType type;
    std::uint16_t charset_id = 0;
    std::shared_ptr<const charset::Encoder> encoder;
    bool is_ascii_superset = false;
  };

  // A LOB value of the row: its column, and how it is to stand behind the row.
  struct PendingLob {
    std::size_t column;
    LobDetail detail;
  };

  void put_field(types::ByteBuffer& out, std::size_t column, const StreamRow& row);
  void put_long(types::ByteBuffer& out, std::size_t column, const StreamRow& row);
  void put_locator(types::ByteBuffer& out, std::size_t column, const StreamRow& row);
  void put_lobs(types::ByteBuffer& out, const StreamRow& row);
  void encode_value(types::ByteBuffer& out, std::size_t column, const types::Value& value);
  void encode_text(types::ByteBuffer& out, std::size_t column, std::string_view utf8,
                   const charset::Encoder* encoder, bool is_ascii_superset);
  void encode_lob(types::ByteBuffer& out, std::size_t column, const types::Value& value,
                  Bytes locator);
  std::string_view set_name(std::size_t column, std::string_view unknown) const;

  charset::Encoders& encoders_;
  int major_version_;
  bool direct_path_;
  std::vector<Column> columns_;
  std::optional<std::size_t> column_;
  std::vector<PendingLob> lobs_;
  types::ByteBuffer scratch_;
  charset::BadSpots bad_;
  std::vector<LossyText> lossy_;
};

}  // namespace exhume::exp
