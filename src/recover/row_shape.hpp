#pragma once
// Are these bytes a row of that table? docs/recover.md, "Rows".

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "charset/decoder.hpp"
#include "formats/exp/table_data.hpp"

namespace exhume::recover {

/// What bytes turned out to be.
struct RowCheck {
  enum class Verdict {
    good,       // every length and every value fits its column
    bad_value,  // the lengths fit, a value is none of its column's type
    broken,     // the lengths do not fit
    cut,        // the bytes end before the row does
  };

  Verdict verdict = Verdict::broken;
  std::size_t size = 0;          // of the row in bytes; of good and bad_value
  bool undecodable = false;      // good, but a text is none of its character set
  bool unlikely = false;         // good, but a text has control characters: no place to go on
  std::size_t effort = 0;        // bytes that were looked at to know all this
  std::size_t column = 0;        // from 0, of what does not fit
  std::string_view reason = {};  // half a sentence with static storage; of bad_value and broken
};

/// Knows the columns of one table. Stricter than a reader: it wants lengths within the column's
/// size, values that decode, as many LOB values as locators, and LOB pieces of equal size.
class RowShape {
 public:
  /// `client_charset` is that of texts whose descriptor names none. `decoders` must outlive this.
  RowShape(const exp::DataHead& head, std::uint16_t client_charset, charset::Decoders& decoders);

  /// Looks at the row that begins with `at`.
  RowCheck check(Bytes at) const;

  bool is_direct_path() const { return direct_path_; }

  /// The size in bytes of a row of nothing but NULL: none is smaller.
  std::size_t smallest_row() const { return 2 * columns_.size() + (direct_path_ ? 0 : 2); }

 private:
  struct Column {
    types::TypeCode code;
    std::size_t longest;  // bytes
    std::shared_ptr<const charset::Decoder> decoder;
    bool is_ascii_superset = false;
  };

  class Walk;

  std::vector<Column> columns_;
  bool direct_path_;
  bool has_lobs_ = false;
};

}  // namespace exhume::recover
