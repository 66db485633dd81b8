#pragma once
// A whole dump in another character set.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "charset/character_set.hpp"
#include "charset/decoder.hpp"
#include "charset/encoder.hpp"
#include "formats/exp/context.hpp"
#include "src/base/error.hpp"
#include "src/rewrite/client_text.hpp"
#include "src/rewrite/stage.hpp"

namespace exhume::rewrite {

/// What becomes of the sizes of VARCHAR2 and CHAR columns, which count bytes.
enum class ColumnSizes {
  keep,        // as they are
  widen,       // as many bytes as the longest character of the new set needs, up to the limit
  characters,  // VARCHAR2(10 CHAR): counts characters from now on
};

/// Puts statements, labels and, with them, the rows' text into another character set. Rows
/// reach the writer as they came: their descriptor says in which set to write them.
class TranscodeStage final : public Stage {
 public:
  /// Throws Error(no_conversion) when `to` has no conversion. What does not fit or has no
  /// character in the set is reported for each column.
  TranscodeStage(exp::StreamSink& next, Diagnostics& diagnostics, const charset::CharacterSet& to,
                 ColumnSizes sizes);

  /// Throws Error(no_conversion) when the dump's own set has no conversion.
  void begin(const exp::Header& header, const exp::Preamble& preamble) override;
  void statement(const exp::Statement& statement) override;
  void begin_rows(const exp::Statement& insert, const exp::DataHead& head) override;
  void row(const exp::StreamRow& row) override;
  void end_rows() override;

 private:
  // What the values of one column need in the new set.
  struct Need {
    bool is_converted = false;
    std::size_t limit = 0;  // bytes that the column takes; 0 for no limit
    std::size_t longest = 0;
    std::uint64_t too_long = 0;
    std::uint64_t lossy = 0;  // values with characters that the set lacks
    std::uint64_t first_bad_row = 0;
  };

  bool is_of_old_set(const types::ColumnType& column) const;
  std::uint16_t widened(std::uint16_t size, types::TypeCode code) const;
  std::string converted(const std::string& bytes, std::uint64_t offset);
  std::string with_new_sizes(const std::string& create_table) const;
  exp::Statement converted(const exp::Statement& statement);
  void report(const Need& need, std::size_t column);

  Diagnostics& diagnostics_;
  const charset::CharacterSet& to_;
  ColumnSizes sizes_;
  std::uint16_t from_id_ = 0;
  std::uint32_t widest_growth_ = 1;  // bytes of the new set for one byte of the old
  charset::Decoders decoders_;
  std::shared_ptr<const charset::Encoder> encoder_;
  exp::Context context_;
  std::vector<std::string> column_names_;
  std::vector<Need> needs_;
};

}  // namespace exhume::rewrite
