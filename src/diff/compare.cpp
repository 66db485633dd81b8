#include "src/diff/compare.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <set>

namespace exhume::diff {
namespace {

constexpr std::size_t most_remembered = 24u << 20;  // bytes

template <typename Map>
std::set<typename Map::key_type> keys_of(const Map& first, const Map& second) {
  std::set<typename Map::key_type> keys;
  for (const Map* map : {&first, &second}) {
    for (const auto& [key, value] : *map) keys.insert(key);
  }
  return keys;
}

template <typename Map>
typename Map::mapped_type value_at(const Map& map, const typename Map::key_type& key) {
  const auto found = map.find(key);
  return found == map.end() ? typename Map::mapped_type{} : found->second;
}

std::vector<std::string> without(const std::vector<std::string>& sorted,
                                 const std::vector<std::string>& others) {
  std::vector<std::string> out;
  std::ranges::set_difference(sorted, others, std::back_inserter(out));
  return out;
}

// How many more times a row stands in the first dump than in the second.
struct Surplus {
  std::string text;
  std::int64_t count = 0;
};

using Surpluses = std::map<std::uint64_t, Surplus>;

// Which parts of a table's rows differ, by RowSums::parts.
std::array<bool, 256> differing_parts(const RowSums& first, const RowSums& second) {
  std::array<bool, 256> differs{};
  for (std::size_t i = 0; i < differs.size(); ++i) {
    differs[i] = first.columns != second.columns || first.parts[i] != second.parts[i];
  }
  return differs;
}

class RowSearch {
 public:
  RowSearch(const Comparison& comparison, const Contents& first, const Contents& second) {
    for (const RowsDifference& difference : comparison.rows) {
      Table& table = tables_[difference.table];
      table.parts = differing_parts(value_at(first.rows, difference.table),
                                    value_at(second.rows, difference.table));
    }
  }

  void read(dump::Reader& dump, int direction) {
    RowText row;
    while (const auto item = dump.next()) {
      const auto* data = std::get_if<dump::DataItem>(&*item);
      if (data == nullptr) continue;
      const auto found = tables_.find({data->table.owner, data->table.name, data->table.partition});
      if (found == tables_.end()) continue;
      while (const dump::Values* values = dump.next_row()) {
        make_row_text(*values, row);
        if (found->second.parts[part_of(row.hash)]) count(found->second, row, direction);
      }
    }
  }

  void fill(RowsDifference& difference, std::size_t most) const {
    const Table& table = tables_.at(difference.table);
    difference.not_compared = table.not_compared;
    for (const auto& [hash, surplus] : table.surpluses) {
      auto& list = surplus.count > 0 ? difference.only_first : difference.only_second;
      for (std::int64_t i = 0; i < std::abs(surplus.count); ++i) {
        if (list.size() < most) {
          list.push_back(surplus.text);
        } else {
          ++difference.more;
        }
      }
    }
  }

 private:
  struct Table {
    std::array<bool, 256> parts{};
    Surpluses surpluses;
    std::uint64_t not_compared = 0;
  };

  void count(Table& table, const RowText& row, int direction) {
    const auto found = table.surpluses.find(row.hash);
    if (found != table.surpluses.end()) {
      found->second.count += direction;
      if (found->second.count != 0) return;
      remembered_ -= size_of(found->second);
      table.surpluses.erase(found);
    } else if (remembered_ < most_remembered) {
      remembered_ += size_of(table.surpluses[row.hash] = {row.text, direction});
    } else {
      ++table.not_compared;
    }
  }

  // The node of the map has some 48 bytes beside what it holds.
  static std::size_t size_of(const Surplus& surplus) {
    return surplus.text.size() + sizeof surplus + 64;
  }

  std::map<RowsKey, Table> tables_;
  std::size_t remembered_ = 0;  // bytes
};

void read_all(RowSearch& search, dump::Reader& dump, int direction) {
  try {
    search.read(dump, direction);
  } catch (const Error&) {
    // contents_of() met it in the same place and has told of it.
  }
}

}  // namespace

Comparison compare(const Contents& first, const Contents& second) {
  Comparison out;
  for (const ObjectKey& key : keys_of(first.statements, second.statements)) {
    const auto a = value_at(first.statements, key);
    const auto b = value_at(second.statements, key);
    if (a != b) out.statements.push_back({key, without(a, b), without(b, a)});
  }
  for (const RowsKey& key : keys_of(first.rows, second.rows)) {
    const RowSums a = value_at(first.rows, key);
    const RowSums b = value_at(second.rows, key);
    const bool one_lacks_data = !first.rows.contains(key) || !second.rows.contains(key);
    if (a != b || one_lacks_data) {
      out.rows.push_back({.table = key, .first_rows = a.rows, .second_rows = b.rows});
    }
  }
  return out;
}

void list_rows(Comparison& comparison, const Contents& first, const Contents& second,
               dump::Reader& first_dump, dump::Reader& second_dump, std::size_t most) {
  RowSearch search(comparison, first, second);
  read_all(search, first_dump, 1);
  read_all(search, second_dump, -1);
  for (RowsDifference& difference : comparison.rows) search.fill(difference, most);
}

}  // namespace exhume::diff
