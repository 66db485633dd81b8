#include "formats/datafile/block_type.hpp"

#include <fmt/format.h>

#include <array>

namespace exhume::datafile {
namespace {

// Names as in block dumps and trace files; the numbers 0x29 to 0x37 were never published.
constexpr auto names = std::to_array<std::string_view>({
    "empty",                                                        // 00
    "KTU undo header",                                              // 01
    "KTU undo block",                                               // 02
    "KTT save undo header",                                         // 03
    "KTT save undo block",                                          // 04
    "data segment header",                                          // 05
    "trans data",                                                   // 06
    "temp data",                                                    // 07
    "sort key",                                                     // 08
    "sort run",                                                     // 09
    "segment free list block",                                      // 0a
    "data file header",                                             // 0b
    "data segment header with freelist groups",                     // 0c
    "compatibility segment",                                        // 0d
    "KTU undo header, unlimited extents",                           // 0e
    "KTT save undo, unlimited extents",                             // 0f
    "data segment header, unlimited extents",                       // 10
    "data segment header with freelist groups, unlimited extents",  // 11
    "extent map block",                                             // 12
    "backup set piece header",                                      // 13
    "backup directory block",                                       // 14
    "control file",                                                 // 15
    "segment free list block with free block count",                // 16
    "bitmapped data segment header",                                // 17
    "bitmapped data segment freelist",                              // 18
    "bitmap index block",                                           // 19
    "bitmap block",                                                 // 1a
    "LOB block",                                                    // 1b
    "KTU bitmapped undo header, limited extents",                   // 1c
    "KTFB bitmapped file space header",                             // 1d
    "KTFB bitmapped file space bitmap",                             // 1e
    "temp index block",                                             // 1f
    "first level bitmap block",                                     // 20
    "second level bitmap block",                                    // 21
    "third level bitmap block",                                     // 22
    "pagetable segment header",                                     // 23
    "pagetable extent map block",                                   // 24
    "extent map of system-managed undo",                            // 25
    "KTU SMU header block",                                         // 26
    "",                                                             // 27
    "pagetable managed LOB block",                                  // 28
});

struct Named {
  std::uint8_t type;
  std::string_view name;
};

constexpr std::array securefile_names = std::to_array<Named>({
    {0x3d, "SecureFile hash bucket"},
    {0x3e, "SecureFile committed free space"},
    {0x3f, "SecureFile segment header"},
    {0x40, "SecureFile persistent undo"},
    {0x45, "SecureFile LOB extent header"},
});
constexpr std::uint8_t first_securefile = 0x38;
constexpr std::uint8_t last_securefile = 0x45;

}  // namespace

std::string_view block_type_name(std::uint8_t type) {
  if (type < names.size()) return names[type];
  for (const Named& named : securefile_names) {
    if (named.type == type) return named.name;
  }
  return type >= first_securefile && type <= last_securefile ? "SecureFile block" : "";
}

std::string block_type_text(std::uint8_t type) {
  const std::string_view name = block_type_name(type);
  return fmt::format("0x{:02x} {}", type, name.empty() ? "unknown" : name);
}

bool is_undo_segment_header(std::uint8_t type) {
  return type == 0x01 || type == 0x0e || type == 0x1c || type == 0x26;
}

bool is_undo_block(std::uint8_t type) {
  return is_undo_segment_header(type) || (type >= 0x02 && type <= 0x04) || type == 0x0f ||
         type == 0x25;
}

bool is_lob_block(std::uint8_t type) {
  return type == block_type::lob || type == block_type::pagetable_lob ||
         (type >= first_securefile && type <= last_securefile);
}

}  // namespace exhume::datafile
