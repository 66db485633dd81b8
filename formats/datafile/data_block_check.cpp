// What a data block keeps twice, compared.

#include <fmt/format.h>

#include <algorithm>

#include "formats/datafile/data_block.hpp"
#include "src/base/error.hpp"

namespace exhume::datafile {
namespace {

constexpr int locked_by_nobody = 6101;
constexpr int wrong_lock_count = 6108;
constexpr int wrong_space = 6110;
constexpr int wrong_total = 6111;

// However short it is, a row is charged with room for the address that it leaves behind when it
// migrates: three bytes of header and six of address. A deleted one is charged two.
constexpr std::size_t least_charge = 9;
constexpr std::size_t deleted_charge = 2;

struct RowBytes {
  std::size_t begin;
  std::size_t end;
};

struct Tally {
  std::vector<std::size_t> locks;  // by entry of the transaction list
  std::size_t charged = 0;
  std::size_t deleted = 0;
  bool is_complete = true;
  std::vector<RowBytes> rows;
  std::vector<BlockFault> faults;
};

void add_row(Tally& tally, const RowPiece& row, std::size_t slot) {
  if (row.lock > tally.locks.size()) {
    tally.faults.push_back(
        {locked_by_nobody,
         fmt::format("row {} locked by non-existent transaction {}", slot, row.lock)});
  } else if (row.lock > 0) {
    ++tally.locks[row.lock - 1];
  }
  if (row.is_deleted()) {
    ++tally.deleted;
    tally.charged += deleted_charge;
  } else {
    tally.charged += std::max(row.length, least_charge);
    tally.rows.push_back({row.offset, row.offset + row.length});
  }
}

Tally tally_rows(const DataBlock& data) {
  Tally tally;
  tally.locks.resize(data.transactions().entries.size());
  tally.rows.reserve(data.slots());
  for (std::size_t slot = 0; slot < data.slots(); ++slot) {
    try {
      const auto offset = data.row_offset(slot);
      if (offset) add_row(tally, RowPiece::outline(data.block(), *offset), slot);
    } catch (const Error& error) {
      tally.is_complete = false;
      tally.faults.push_back({std::nullopt, fmt::format("row {}: {}", slot, error.message())});
    }
  }
  return tally;
}

void check_overlaps(Tally& tally) {
  std::ranges::sort(tally.rows, {}, &RowBytes::begin);
  for (std::size_t i = 1; i < tally.rows.size(); ++i) {
    if (tally.rows[i].begin < tally.rows[i - 1].end) {
      tally.faults.push_back(
          {std::nullopt, fmt::format("rows overlap at offset {}", tally.rows[i].begin)});
    }
  }
}

void check_locks(const DataBlock& data, Tally& tally) {
  const auto& entries = data.transactions().entries;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].locks != tally.locks[i]) {
      tally.faults.push_back(
          {wrong_lock_count, fmt::format("transaction {} has locked {} rows, but counts {}", i + 1,
                                         tally.locks[i], entries[i].locks)});
    }
  }
}

void check_space(const DataBlock& data, Tally& tally) {
  std::size_t credit = 0;
  for (const TransactionEntry& entry : data.transactions().entries) credit += entry.credit;
  const std::size_t used = data.directory_at() - data.base() + 2 * data.slots() + tally.charged;
  if (used + credit + data.available() != data.room()) {
    tally.faults.push_back(
        {wrong_space,
         fmt::format("the amount of space used is not equal to block size: used={} fsc={} avsp={} "
                     "dtl={}",
                     used, credit, data.available(), data.room())});
    return;
  }
  if (data.available() + credit + deleted_charge * tally.deleted != data.total_free()) {
    tally.faults.push_back(
        {wrong_total, fmt::format("tosp={} is not avsp={} + fsc={} + stb={}", data.total_free(),
                                  data.available(), credit, deleted_charge * tally.deleted)});
  }
}

}  // namespace

std::vector<BlockFault> check_data_block(const DataBlock& data) {
  if (data.is_compressed()) return {};
  Tally tally = tally_rows(data);
  check_overlaps(tally);
  check_locks(data, tally);
  if (tally.is_complete && data.tables().size() == 1) check_space(data, tally);
  return std::move(tally.faults);
}

}  // namespace exhume::datafile
