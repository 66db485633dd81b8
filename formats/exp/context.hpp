#pragma once
// Whose table, and which part of it, a statement of the stream is about.

#include <string>

#include "formats/exp/statement.hpp"

namespace exhume::exp {

/// What the statements so far say about the next one. Bytes of the client's character set.
struct Context {
  std::string owner;      // of the last CONNECT, before any the exporter
  std::string table;      // between TABLE and ENDTABLE, else empty
  std::string partition;  // between PARTITION and ENDPARTITION, else empty

  /// Takes note of what `statement` says about those behind it.
  void follow(const Statement& statement);
};

}  // namespace exhume::exp
