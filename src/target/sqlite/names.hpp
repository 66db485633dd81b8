#pragma once
// Which names are free in an SQLite file, where tables and indexes share theirs.

#include <set>
#include <string>
#include <string_view>

#include "src/target/journal.hpp"
#include "src/target/sqlite/connection.hpp"

namespace exhume::target::sqlite {

/// Folded names.
using TakenNames = std::set<std::string, std::less<>>;

/// `wanted`, or with _2, _3 … behind it when that is taken in any case of ASCII letters.
std::string free_name(const TakenNames& taken, const std::string& wanted);

/// The names of the tables, indexes and views in a database. Those that an earlier run of this
/// import made are free, since it will make them again.
class Names {
 public:
  Names(const Connection& connection, const Journal& journal);

  /// Whether a table or view has the name since before this import.
  bool existed(std::string_view wanted) const;
  bool view_existed(std::string_view wanted) const;

  /// A free name for a new one of them, with _ before it when SQLite reserves what is wanted. It
  /// is taken from then on.
  std::string claim(std::string_view wanted);

  /// Gives it back.
  void release(std::string_view name);

 private:
  TakenNames tables_before_;
  TakenNames views_before_;
  TakenNames taken_;
};

}  // namespace exhume::target::sqlite
