#pragma once
// Can reading go on here? docs/recover.md, "Where reading goes on".

#include <cstdint>
#include <optional>

#include "charset/decoder.hpp"
#include "src/base/cursor.hpp"
#include "src/recover/described_columns.hpp"
#include "src/recover/effort.hpp"
#include "src/recover/row_shape.hpp"

namespace exhume::recover {

/// What stands at a place where reading can go on.
enum class AnchorKind {
  header,  // another dump's
  statement,
  data_head,  // column descriptors, as the table's CREATE TABLE statement has them
  row,
  end_mark,  // of the rows
};

struct Anchor {
  AnchorKind kind = AnchorKind::statement;
  std::size_t skipped = 0;  // bytes in front of it
};

/// What may be expected behind a damaged place.
struct Expectation {
  const RowShape* rows = nullptr;         // of the table that the damage is in
  const DescribedTable* table = nullptr;  // whose INSERT has not been seen yet
  bool in_rows = false;                   // the damage is in table data
  bool trust_text = true;                 // its texts have been of their character sets
  bool only_header = false;               // the damage is behind the end of a dump
};

/// Bytes of the end mark of rows.
inline constexpr std::size_t end_mark_size = 3;

/// Whether the end mark of rows stands at `at`. Where a row is expected that is enough: its first
/// word is the length of no value.
bool starts_with_end_mark(Bytes at);

/// Looks for places that are believed: one thing that fits is not enough, what stands behind it
/// has to fit as well.
class Anchors {
 public:
  Anchors(int major_version, std::uint16_t client_charset, charset::Decoders& decoders,
          Effort& effort)
      : major_version_(major_version),
        client_charset_(client_charset),
        decoders_(decoders),
        effort_(effort) {}

  /// The first place among the bytes `from` to `candidates` of `window`, which begins at `offset`
  /// of the input. What follows the candidates is only looked at to judge them. The first byte is
  /// no candidate for a row: what stands there has just been found to be none.
  std::optional<Anchor> find(Bytes window, std::uint64_t offset, std::size_t from,
                             std::size_t candidates, const Expectation& expected) const;

  /// Whether the end mark of rows stands at `at`, with a statement or the end behind it.
  bool is_end_mark(Bytes at) const;

  /// Whether rows begin at `at`: some good ones in a row, or fewer and the end.
  bool rows_go_on(Bytes at, const RowShape& shape, bool trust_text) const;

 private:
  bool header_fits(Bytes at) const;
  bool statements_go_on(Bytes at, std::size_t wanted) const;
  bool statements_fit(Cursor& in, std::size_t wanted) const;
  bool head_fits(Bytes at, const DescribedTable& table) const;

  int major_version_;
  std::uint16_t client_charset_;
  charset::Decoders& decoders_;
  Effort& effort_;
};

}  // namespace exhume::recover
