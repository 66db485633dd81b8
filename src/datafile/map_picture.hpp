#pragma once
// The block map as a picture: cells of one or more blocks, each in the colour of what most of its
// blocks are.

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "src/datafile/block_map.hpp"

namespace exhume::datafile {

/// 24 bits of red, green and blue.
using Colour = std::uint32_t;

/// What the colours of a picture tell.
enum class PictureBy : std::uint8_t { type, object, damage };

/// One line of the legend. Its blocks are counted one by one, whatever cells they are in.
struct LegendEntry {
  std::string label;
  Colour colour = 0;
  char letter = '?';  // stands for the colour where there is none
  std::uint64_t blocks = 0;
};

/// A picture that is ready to be drawn.
struct MapPicture {
  std::string title;  // the file
  std::uint64_t first_block = 0;
  std::uint64_t blocks = 0;
  std::uint64_t blocks_of_a_cell = 1;
  std::vector<LegendEntry> legend;
  std::vector<std::uint16_t> cells;  // index of the legend's entry
};

/// Collects the blocks of one file for a picture of at most so many cells. Damaged blocks give
/// their cell the colour of damage, however many others are in it.
class PictureBuilder {
 public:
  PictureBuilder(PictureBy by, const BlockFile& file, std::uint64_t most_cells);

  /// Takes the next block.
  void add(const MappedBlock& block);

  /// To be called once.
  MapPicture finish();

 private:
  using Key = std::uint64_t;

  void end_run();
  void end_cell();
  std::string label_of(Key key) const;
  std::vector<Key> legend_order() const;

  PictureBy by_;
  MapPicture picture_;
  std::unordered_map<Key, std::uint64_t> totals_;
  std::map<Key, std::uint64_t> cell_;  // of the runs since the last cell
  std::uint64_t cell_blocks_ = 0;
  Key run_key_ = 0;  // of the last block, and of those in front of it that have the same
  std::uint64_t run_blocks_ = 0;
  std::vector<Key> cells_;
};

}  // namespace exhume::datafile
