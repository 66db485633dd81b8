#include "src/datafile/map_picture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>

namespace exhume::datafile {
namespace {

struct Ink {
  Colour colour;
  char letter;
};

constexpr Ink damaged_ink{0xd7191c, 'X'};

// By BlockUse.
constexpr auto use_inks = std::to_array<Ink>({
    {0x4d4d4d, 'F'},  // file
    {0x9467bd, 's'},  // segment
    {0x2c7fb8, 'T'},  // table
    {0x41ab5d, 'I'},  // index
    {0xf0a830, 'L'},  // lob
    {0x8c6d46, 'U'},  // undo
    {0xc994c7, 't'},  // temporary
    {0x969696, 'o'},  // other
    {0xe3e6ea, '.'},  // empty
    damaged_ink,
});

constexpr auto object_inks = std::to_array<Ink>({
    {0x2c7fb8, 'A'},
    {0x41ab5d, 'B'},
    {0xf0a830, 'C'},
    {0x9467bd, 'D'},
    {0x17becf, 'E'},
    {0x8c6d46, 'F'},
    {0xe377c2, 'G'},
    {0xbcbd22, 'H'},
    {0x1b3a6b, 'I'},
    {0x98df8a, 'J'},
    {0xffbb78, 'K'},
    {0xc5b0d5, 'L'},
});
constexpr Ink other_objects_ink{0x969696, 'o'};
constexpr Ink no_object_ink{0xe3e6ea, '.'};

// By BlockState; a good block whose content contradicts itself comes last.
constexpr auto state_inks = std::to_array<Ink>({
    {0xc7e3c7, '.'},  // good
    {0x252525, '0'},  // zero
    {0xd7191c, 'H'},  // bad_header
    {0x8c6d46, 'W'},  // wrong_file
    {0xf46d43, 'B'},  // fractured
    {0x762a83, 'M'},  // marked_corrupt
    {0xe31a8c, 'C'},  // bad_checksum
    {0xfb9a99, 'L'},  // lost_checksum
    {0xf0c000, 'F'},  // content
});

// Keys: the number of the use, the state or, beyond those, the object.
constexpr std::uint64_t failing = state_inks.size() - 1;
constexpr std::uint64_t no_object = std::uint64_t{1} << 32;
constexpr std::uint64_t other_objects = no_object + 1;
constexpr std::uint64_t damaged_object = no_object + 2;

// A damaged file may name any number of objects: those beyond are counted as others.
constexpr std::size_t most_objects = 65536;

std::uint64_t key_of(PictureBy by, const MappedBlock& block) {
  switch (by) {
    case PictureBy::type: return static_cast<std::uint64_t>(block.use);
    case PictureBy::damage:
      return block.is_failing ? failing : static_cast<std::uint64_t>(block.state);
    case PictureBy::object:
      return block.is_damaged() ? damaged_object : block.object ? *block.object : no_object;
  }
  return 0;
}

bool is_damage(PictureBy by, std::uint64_t key) {
  switch (by) {
    case PictureBy::type: return key == static_cast<std::uint64_t>(BlockUse::damaged);
    case PictureBy::damage: return key != static_cast<std::uint64_t>(BlockState::good);
    case PictureBy::object: return key == damaged_object;
  }
  return false;
}

}  // namespace

PictureBuilder::PictureBuilder(PictureBy by, const BlockFile& file, std::uint64_t most_cells)
    : by_(by) {
  picture_.title = file.name();
  picture_.first_block = std::max<std::uint64_t>(file.geometry().first_block, 1);
  picture_.blocks = file.end_block() - std::min(file.end_block(), picture_.first_block);
  picture_.blocks_of_a_cell =
      std::bit_ceil(std::max<std::uint64_t>((picture_.blocks + most_cells - 1) / most_cells, 1));
}

void PictureBuilder::add(const MappedBlock& block) {
  Key key = key_of(by_, block);
  if (by_ == PictureBy::object && totals_.size() >= most_objects && !totals_.contains(key)) {
    key = other_objects;
  }
  if (key != run_key_) end_run();
  run_key_ = key;
  ++run_blocks_;
  if (++cell_blocks_ == picture_.blocks_of_a_cell) end_cell();
}

void PictureBuilder::end_run() {
  if (run_blocks_ == 0) return;
  totals_[run_key_] += run_blocks_;
  cell_[run_key_] += run_blocks_;
  run_blocks_ = 0;
}

void PictureBuilder::end_cell() {
  end_run();
  const auto more = [this](const auto& a, const auto& b) {
    return std::pair(is_damage(by_, a.first), a.second) <
           std::pair(is_damage(by_, b.first), b.second);
  };
  cells_.push_back(std::ranges::max_element(cell_, more)->first);
  cell_.clear();
  cell_blocks_ = 0;
}

std::string PictureBuilder::label_of(Key key) const {
  switch (by_) {
    case PictureBy::type: return std::string(to_string(static_cast<BlockUse>(key)));
    case PictureBy::damage:
      return key == failing ? "contradicts itself"
                            : std::string(to_string(static_cast<BlockState>(key)));
    case PictureBy::object: break;
  }
  if (key == no_object) return "no object";
  if (key == other_objects) return "other objects";
  return key == damaged_object ? "damaged" : fmt::format("object {}", key);
}

// Uses and states in their own order, objects by size with the special ones behind.
std::vector<PictureBuilder::Key> PictureBuilder::legend_order() const {
  std::vector<Key> keys;
  for (const auto& [key, blocks] : totals_) keys.push_back(key);
  std::ranges::sort(keys, {}, [this](Key key) {
    const bool is_special = by_ != PictureBy::object || key >= no_object;
    return std::tuple(is_special, is_special ? 0 : ~totals_.at(key), key);
  });
  return keys;
}

MapPicture PictureBuilder::finish() {
  if (cell_blocks_ > 0) end_cell();
  std::unordered_map<Key, std::uint16_t> entries;
  std::size_t object = 0;
  const auto enter = [&](Key key, Ink ink) {
    picture_.legend.push_back({label_of(key), ink.colour, ink.letter, totals_[key]});
    entries[key] = static_cast<std::uint16_t>(picture_.legend.size() - 1);
  };
  std::uint64_t blocks_of_others = 0;
  for (const Key key : legend_order()) {
    if (by_ == PictureBy::type) {
      enter(key, use_inks[key]);
    } else if (by_ == PictureBy::damage) {
      enter(key, state_inks[key]);
    } else if (key == no_object) {
      enter(key, no_object_ink);
    } else if (key == damaged_object) {
      enter(key, damaged_ink);
    } else if (key != other_objects && object < object_inks.size()) {
      enter(key, object_inks[object++]);
    } else {
      blocks_of_others += totals_.at(key);
    }
  }
  if (blocks_of_others > 0) {
    totals_[other_objects] = blocks_of_others;
    enter(other_objects, other_objects_ink);
  }
  for (const Key key : cells_) {
    const auto entry = entries.find(key);
    picture_.cells.push_back(entry != entries.end() ? entry->second : entries.at(other_objects));
  }
  return std::move(picture_);
}

}  // namespace exhume::datafile
