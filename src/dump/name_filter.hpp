#pragma once
// The names that a user asks for.

#include <string>
#include <vector>

namespace exhume::dump {

/// Chooses by name; without names everything. A name is meant as it is typed or, as Oracle takes
/// an unquoted one, in capitals.
class NameFilter {
 public:
  /// UTF-8 names.
  explicit NameFilter(const std::vector<std::string>& names);

  /// Whether `name` is asked for.
  bool wants(const std::string& name);

  /// The names that no call of wants() has met.
  std::vector<std::string> missing() const;

 private:
  struct Entry {
    std::string typed;
    std::string folded;
    bool met = false;
  };

  std::vector<Entry> entries_;
};

}  // namespace exhume::dump
