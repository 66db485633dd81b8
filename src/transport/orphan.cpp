#include "src/transport/orphan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "formats/datafile/block_type.hpp"
#include "formats/datafile/data_block.hpp"
#include "formats/datafile/segment_header.hpp"
#include "src/base/error.hpp"

namespace exhume::transport {
namespace {

using datafile::BlockFile;
using datafile::BlockView;
namespace block_type = datafile::block_type;

// Rows that are looked at for the types of a table.
constexpr std::size_t enough_rows = 1000;
constexpr std::uint32_t space_header_block = 2;

bool is_segment_header(std::uint8_t type) {
  return type == block_type::segment_header || type == block_type::segment_header_groups ||
         type == block_type::pagetable_segment_header;
}

struct Guesser {
  datafile::TableGuesser columns;
  std::size_t rows = 0;
};

class Scan {
 public:
  Scan(const BlockFile& file, Orphan& orphan) : file_(file), orphan_(orphan) {}

  void run() {
    for (std::uint64_t number = space_header_block; number < file_.end_block(); ++number) {
      const auto bytes = file_.block(number);
      try {
        look_at(static_cast<std::uint32_t>(number), BlockView(bytes, file_.geometry().order));
      } catch (const Error&) {
        continue;  // a damaged block tells nothing of its segment
      }
    }
    for (const auto& [object, guesser] : guessers_) {
      orphan_.tables.push_back({object, guesser.columns.guesses()});
    }
  }

 private:
  void look_at(std::uint32_t number, const BlockView& block) {
    if (is_segment_header(block.u8(0))) {
      const auto header = datafile::SegmentHeader::decode(block);
      count(header.map.object);
      orphan_.segments.push_back({orphan_.info.header().relative_file_number(), number,
                                  header.map.object, header.automatic});
    } else if (block.u8(0) == block_type::transaction_data) {
      const auto layer = datafile::TransactionLayer::decode(block);
      count(layer.object);
      if (layer.kind != datafile::TransactionLayer::kind_index) look_at_rows(block);
    }
  }

  void look_at_rows(const BlockView& block) {
    const datafile::DataBlock data(block);
    Guesser& guesser = guessers_[data.transactions().object];
    for (std::size_t slot = 0; slot < data.slots() && guesser.rows < enough_rows; ++slot) {
      const auto row = data.row(slot);
      if (!row) continue;
      guesser.columns.add(*row);
      ++guesser.rows;
    }
  }

  void count(std::uint32_t object) {
    orphan_.highest_object = std::max(orphan_.highest_object, object);
  }

  const BlockFile& file_;
  Orphan& orphan_;
  std::map<std::uint32_t, Guesser> guessers_;
};

}  // namespace

Orphan read_headers(const BlockFile& file) {
  Orphan orphan{.info = read_info(file)};
  if (file.end_block() <= space_header_block) return orphan;
  const auto bytes = file.block(space_header_block);
  const BlockView block(bytes, file.geometry().order);
  if (block.u8(0) == block_type::space_header) {
    orphan.space = datafile::SpaceHeader::decode(block);
  }
  return orphan;
}

Orphan read_orphan(const BlockFile& file) {
  Orphan orphan = read_headers(file);
  Scan(file, orphan).run();
  return orphan;
}

std::variant<Segment, std::string> segment_at(const BlockFile& file, std::uint32_t block) {
  if (block >= file.end_block()) return "the file has no such block";
  const auto bytes = file.block(block);
  const BlockView view(bytes, file.geometry().order);
  const std::uint8_t type = view.u8(0);
  if (!is_segment_header(type)) {
    return fmt::format("it is no segment header but {}", datafile::block_type_text(type));
  }
  try {
    const auto header = datafile::SegmentHeader::decode(view);
    return Segment{0, block, header.map.object, header.automatic};
  } catch (const Error& error) {
    return error.message();
  }
}

}  // namespace exhume::transport
