#include "src/datafile/row_chain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "src/base/error.hpp"

namespace exhume::datafile {
namespace {

constexpr std::size_t cached_blocks = 16;
// A LONG of 2 GiB in blocks of 8 KiB.
constexpr std::size_t most_pieces = std::size_t{1} << 18;

[[noreturn]] void broken(const std::string& why) {
  throw Error(Code::bad_structure, why);
}

}  // namespace

StoredColumns JoinedRow::columns() const {
  StoredColumns out;
  for (const auto& value : values) {
    out.push_back(value ? std::optional(Bytes(*value)) : std::nullopt);
  }
  return out;
}

RowJoiner::RowJoiner(const BlockFile& file) : file_(file), rules_(rules_of(file)) {}

Bytes RowJoiner::block_of(const RowAddress& address) {
  const std::uint64_t number = rules_.bigfile ? address.block.value : address.block.block();
  if (rules_.address_of(number) != address.block) broken("it is in another file");
  if (number < file_.geometry().first_block || number >= file_.end_block()) {
    broken("the file has no such block");
  }
  const auto found = std::ranges::find(cache_, number, &Cached::number);
  if (found != cache_.end()) return found->bytes;
  if (cache_.size() == cached_blocks) cache_.pop_front();
  return cache_.emplace_back(Cached{number, file_.block(number)}).bytes;
}

// A column that continues from the piece before has its bytes there already.
void RowJoiner::append(JoinedRow& row, const RowPiece& piece, bool continues) {
  bool is_rest = continues && piece.has(RowPiece::flag_previous) && !row.values.empty();
  for (const auto& column : piece.columns) {
    if (is_rest && column && row.values.back()) {
      row.values.back()->insert(row.values.back()->end(), column->begin(), column->end());
    } else if (column) {
      row.values.emplace_back(std::vector(column->begin(), column->end()));
    } else {
      row.values.emplace_back(std::nullopt);
    }
    is_rest = false;
  }
}

JoinedRow RowJoiner::join(const RowPiece& head) {
  JoinedRow row;
  append(row, head, false);
  bool continues = head.has(RowPiece::flag_next);
  std::optional<RowAddress> next = head.next;
  std::set<RowAddress> seen;
  while (next) {
    const RowAddress at = *next;
    try {
      if (!seen.insert(at).second) broken("the chain comes back to it");
      if (seen.size() > most_pieces) broken("the chain has too many pieces");
      const DataBlock data(BlockView(block_of(at), rules_.order));
      if (at.slot >= data.slots()) broken("the block has no such slot");
      const auto piece = data.row(at.slot);
      if (!piece) broken("the slot is free");
      if (piece->has(RowPiece::flag_head)) broken("another row begins there");
      append(row, *piece, continues);
      row.pieces.push_back(at);
      continues = piece->has(RowPiece::flag_next);
      next = piece->next;
    } catch (const Error& error) {
      if (error.code() == Code::read_failed) throw;
      row.problem = fmt::format("the piece at {} is missing: {}", to_string(at), error.message());
      next.reset();
    }
  }
  return row;
}

}  // namespace exhume::datafile
