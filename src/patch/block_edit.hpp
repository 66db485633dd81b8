#pragma once
// One block on its way from what it is to what it will be.

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/datafile/block_view.hpp"
#include "formats/datafile/field.hpp"
#include "src/datafile/block_file.hpp"
#include "src/patch/plan.hpp"

namespace exhume::patch {

/// Changes a copy of a block and remembers what was changed.
class BlockEdit {
 public:
  /// Throws as BlockFile::block() does.
  BlockEdit(const datafile::BlockFile& file, std::uint64_t number);

  datafile::BlockView before() const { return {before_, order_}; }
  datafile::BlockView after() const { return {after_, order_}; }

  void set(const datafile::Field& field, std::uint64_t value);

  /// All eight bytes of an SCN, where they all belong to it.
  void set_wide(const datafile::Field& field, datafile::Scn scn);

  /// Throws as store_text() does.
  void set_text(const datafile::Field& field, std::string_view text);

  /// Bytes that stay as they are given, whatever they mean; they lie within the block.
  void set_bytes(std::size_t offset, Bytes bytes);

  /// Makes the tail right if it was, and the checksum if it is in use, except where set_bytes()
  /// put something else. To be called last, for a block of full size.
  void seal();

  /// Adds what is different now.
  void add_to(Plan& plan) const;

 private:
  void note(const datafile::Field& field);
  bool is_given(const datafile::Field& field) const;
  FieldChange describe(const datafile::Field& field) const;
  FieldChange describe_bytes(std::size_t offset, std::size_t size) const;

  std::uint64_t number_;
  std::uint64_t at_;  // offset in the file
  datafile::ByteOrder order_;
  std::vector<std::uint8_t> before_;
  std::vector<std::uint8_t> after_;
  std::vector<datafile::Field> fields_;                     // set by meaning
  std::vector<std::pair<std::size_t, std::size_t>> given_;  // offset and size, by set_bytes()
};

}  // namespace exhume::patch
