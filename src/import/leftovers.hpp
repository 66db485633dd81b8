#pragma once
// The script of all that an import did not take, for people to go on with.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "src/ddl/object.hpp"
#include "src/sql/ast.hpp"

namespace exhume::imp {

/// Writes statements as SQL*Plus would run them, each behind a remark with what it is and why it
/// was left.
class Leftovers {
 public:
  using Sink = std::function<void(std::string_view)>;

  /// Nothing is written before there is a statement.
  explicit Leftovers(Sink sink) : sink_(std::move(sink)) {}

  void add(const std::string& owner, const ddl::Object& object, const sql::Statement& statement,
           const std::string& reason);

  /// A statement that cannot be read becomes a remark: nobody knows what SQL*Plus would make of it.
  void add_unread(std::string_view text);

  std::uint64_t count() const { return count_; }

 private:
  Sink sink_;
  std::string owner_;  // whose schema the script is in
  std::uint64_t count_ = 0;
};

}  // namespace exhume::imp
