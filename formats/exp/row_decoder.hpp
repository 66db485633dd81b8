#pragma once
// From the bytes of a row to typed values.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "charset/decoder.hpp"
#include "charset/encoder.hpp"
#include "formats/exp/column_charset.hpp"
#include "formats/exp/stream.hpp"
#include "formats/exp/table_data.hpp"
#include "formats/types/lob_locator.hpp"
#include "formats/types/value.hpp"
#include "src/base/error.hpp"

namespace exhume::exp {

/// Something in a row that could not be decoded.
struct FieldProblem {
  Code code;
  std::size_t column;    // from 0
  std::string message;   // with the bytes in hex
  std::uint64_t offset;  // of the field in the dump
};

/// Decodes the rows behind one DataHead. Text comes out as UTF-8.
class RowDecoder {
 public:
  /// `decoders` must outlive this. With `encoders`, which must outlive it too, text that they
  /// would not encode to the very bytes it came from is given as Undecoded.
  RowDecoder(const DataHead& head, const TextLabels& labels, charset::Decoders& decoders,
             charset::Encoders* encoders = nullptr);

  /// Decodes `row` into `values`, one for each column. Views in them are into `row` or into this
  /// decoder, and valid until the next call.
  void decode(const Row& row, std::vector<types::Value>& values);

  /// What the last row says of its LOB and LONG values besides what they hold. Views into the row.
  std::span<const LobDetail> lobs() const { return lobs_; }
  std::span<const LongDetail> longs() const { return longs_; }
  std::span<const SurplusLob> surplus() const { return surplus_; }

  /// What the last decode() could not decode. A column whose character set has no conversion is
  /// told of once, with its first value, and so are LOB values that no column has a locator for.
  std::span<const FieldProblem> problems() const { return problems_; }

 private:
  // How text is decoded, and encoded again to see whether it comes back.
  struct TextCodec {
    std::shared_ptr<const charset::Decoder> decoder;
    std::shared_ptr<const charset::Encoder> encoder;
    bool is_ascii_superset = false;
  };

  struct Column {
    types::TypeCode code;
    std::uint16_t charset_id = 0;
    TextCodec codec;  // without a decoder its text stays bytes
    bool told = false;
    std::string text;
  };

  std::size_t internal_lobs(const Row& row) const;
  TextCodec codec(const charset::CharacterSet& set) const;
  types::Value text(std::size_t column, Bytes bytes, std::uint16_t charset_id,
                    const TextCodec& codec);
  bool comes_back(const std::string& utf8, Bytes bytes, const charset::Encoder* encoder);
  void take_surplus(const Row& row, std::size_t first);
  void add_detail(Bytes locator, std::optional<std::size_t> lob);
  types::Value lob(std::size_t column, Bytes locator, const std::optional<Bytes>& value);
  void problem(Code code, std::size_t column, std::string message);

  charset::Decoders& decoders_;
  charset::Encoders* encoders_;
  std::vector<Column> columns_;
  const Row* row_ = nullptr;
  charset::BadSpots bad_;
  types::ByteBuffer encoded_;
  std::vector<LobDetail> lobs_;
  std::vector<LongDetail> longs_;
  std::vector<SurplusLob> surplus_;
  std::vector<FieldProblem> problems_;
  bool told_of_surplus_ = false;
};

/// Where the field of column `column` of `row` lies in the dump. A LONG in pieces in front of it
/// makes it a few bytes too small.
std::uint64_t field_offset(const Row& row, std::size_t column);

}  // namespace exhume::exp
