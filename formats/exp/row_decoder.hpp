#pragma once
// From the bytes of a row to typed values.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "charset/decoder.hpp"
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

/// Which character sets the dump's text is in.
struct TextLabels {
  std::uint16_t client = 0;                // of columns whose descriptor names none
  std::optional<std::uint16_t> override_;  // instead of every label but the national set's
};

/// Decodes the rows behind one DataHead. Text comes out as UTF-8.
class RowDecoder {
 public:
  /// `decoders` must outlive this.
  RowDecoder(const DataHead& head, const TextLabels& labels, charset::Decoders& decoders);

  /// Decodes `row` into `values`, one for each column. Views in them are into `row` or into this
  /// decoder, and valid until the next call.
  void decode(const Row& row, std::vector<types::Value>& values);

  /// What the last decode() could not decode. A column whose character set has no conversion is
  /// told of once, with its first value.
  std::span<const FieldProblem> problems() const { return problems_; }

 private:
  struct Column {
    types::TypeCode code;
    std::uint16_t charset_id = 0;
    std::shared_ptr<const charset::Decoder> decoder;  // none: its text stays bytes
    bool is_ascii_superset = false;
    bool told = false;
    std::string text;
  };

  std::size_t internal_lobs(const Row& row) const;
  types::Value text(std::size_t column, Bytes bytes, const charset::Decoder* decoder,
                    bool is_ascii_superset);
  types::Value column_text(std::size_t column, Bytes bytes);
  types::Value lob(std::size_t column, Bytes locator, const std::optional<Bytes>& value);
  void problem(Code code, std::size_t column, std::string message);

  charset::Decoders& decoders_;
  std::vector<Column> columns_;
  const Row* row_ = nullptr;
  charset::BadSpots bad_;
  std::vector<FieldProblem> problems_;
};

/// Where the field of column `column` of `row` lies in the dump. A LONG in pieces in front of it
/// makes it a few bytes too small.
std::uint64_t field_offset(const Row& row, std::size_t column);

}  // namespace exhume::exp
