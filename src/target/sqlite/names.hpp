#pragma once
// Which names are free in an SQLite file, where tables and indexes share theirs.

#include <set>
#include <string>
#include <string_view>

#include "src/target/sqlite/connection.hpp"

namespace exhume::target::sqlite {

/// Names that are taken, in any case of ASCII letters.
class Names {
 public:
  /// None is taken.
  Names() = default;

  /// Those of the tables, indexes and views in the database.
  explicit Names(const Connection& connection);

  /// `wanted`, or with _2, _3 … behind it when that is taken, or with _ before it when SQLite
  /// reserves it. It is taken from then on.
  std::string claim(std::string_view wanted);

 private:
  std::set<std::string, std::less<>> taken_;
};

}  // namespace exhume::target::sqlite
