#pragma once
// The part of block descriptions that has to do with rows, and what collects the fields.

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "src/datafile/describe.hpp"

namespace exhume::datafile {

/// Collects the fields of one block.
class BlockDescriber {
 public:
  explicit BlockDescriber(BlockView block) : block_(block) {}

  const BlockView& block() const { return block_; }

  void title(std::string text) { out_.title = std::move(text); }
  void problem(std::string sentence) { out_.problems.push_back(std::move(sentence)); }
  void add(std::size_t offset, std::size_t size, std::string name, std::string meaning,
           std::string value, Certainty certainty = Certainty::verified);

  /// Adds the fields of a structure that begins at `base`, as far as the block goes. Throws
  /// Error(bad_structure) when it ends within the structure.
  void add_table(std::span<const Field> fields, std::size_t base = 0,
                 const std::string& prefix = "");

  /// The description, with bytes that no field claims.
  BlockDescription finish();

 private:
  BlockView block_;
  BlockDescription out_;
};

/// Adds all of a block of type 06 behind the cache header. Throws Error(bad_structure) where the
/// block cannot be read on.
void describe_rows_block(BlockDescriber& to);

}  // namespace exhume::datafile
