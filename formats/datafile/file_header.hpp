#pragma once
// The header block of a datafile: block 1, of type 0x0b.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "formats/datafile/block_view.hpp"
#include "formats/datafile/file_header_fields.hpp"
#include "formats/datafile/oracle_time.hpp"

namespace exhume::datafile {

/// Where in the redo a checkpoint is.
struct RedoAddress {
  std::uint32_t sequence = 0;  // log sequence number
  std::uint32_t block = 0;
  std::uint16_t offset = 0;

  bool operator==(const RedoAddress&) const = default;
};

/// "0x288.49e8.10": as Oracle's dumps of headers show it.
std::string to_string(const RedoAddress& address);

/// kcvfh: reads the fields in place, so that nothing undocumented is lost. Views the block's
/// bytes, which belong to somebody else. Any member throws Error(bad_structure) when the block
/// ends before its field.
class FileHeader {
 public:
  /// Throws Error(bad_structure) when the block's type is not 0x0b.
  explicit FileHeader(BlockView block);

  const BlockView& block() const { return block_; }
  HeaderLayout layout() const { return layout_; }

  /// A field by BBED's name; empty when the layout lacks it. The upper bits of SCNs count only
  /// in files of 12.2 and later: earlier ones leave anything there.
  std::optional<std::uint64_t> value(std::string_view name) const;
  std::string_view text(std::string_view name) const;

  std::uint32_t software_version() const { return u32("kccfhswv"); }
  std::uint32_t compatibility() const { return u32("kccfhcvn"); }
  std::uint32_t database_id() const { return u32("kccfhdbi"); }
  std::string_view database_name() const { return text("kccfhdbn"); }
  std::uint32_t control_sequence() const { return u32("kccfhcsq"); }
  std::uint32_t block_count() const { return u32("kccfhfsz"); }  // without block 0
  std::uint32_t block_size() const { return u32("kccfhbsz"); }
  std::uint16_t file_number() const { return static_cast<std::uint16_t>(u32("kccfhfno")); }
  std::uint16_t file_type() const { return static_cast<std::uint16_t>(u32("kccfhtyp")); }
  Rdba root() const { return {u32("kcvfhrdb")}; }
  Scn creation_scn() const { return scn("kcvfhcrs"); }
  OracleTime creation_time() const { return time("kcvfhcrt"); }
  Scn resetlogs_scn() const { return scn("kcvfhrls"); }
  OracleTime resetlogs_time() const { return time("kcvfhrlc"); }
  std::uint16_t status() const { return static_cast<std::uint16_t>(u32("kcvfhsta")); }
  Scn checkpoint_scn() const { return scn("kcvfhckp.kcvcpscn"); }
  OracleTime checkpoint_time() const { return time("kcvfhckp.kcvcptim"); }
  std::uint16_t checkpoint_thread() const;
  RedoAddress checkpoint_redo() const;
  std::uint32_t checkpoint_counter() const { return u32("kcvfhcpc"); }
  std::int32_t tablespace_number() const;
  std::string_view tablespace_name() const;
  std::uint32_t relative_file_number() const { return u32("kcvfhrfn"); }

  /// The file of a bigfile tablespace: its relative number is 1024 and addresses have no file.
  bool is_bigfile() const { return relative_file_number() == bigfile_number; }

  /// True when the file was open, in backup or in recovery when its header was written.
  bool is_fuzzy() const { return (status() & fuzzy_bits) != 0; }

  /// SCNs of 64 bits, as 12.2 and later have them.
  bool has_wide_scns() const;

  static constexpr std::uint32_t bigfile_number = 1024;
  static constexpr std::uint16_t fuzzy_bits = 0x0055;

 private:
  std::uint32_t u32(std::string_view name) const {
    return static_cast<std::uint32_t>(value(name).value_or(0));
  }
  Scn scn(std::string_view name) const { return {value(name).value_or(0)}; }
  OracleTime time(std::string_view name) const { return {u32(name)}; }

  BlockView block_;
  HeaderLayout layout_;
};

/// The layout that the format byte of a header block tells: 02 is the one before 10g.
HeaderLayout header_layout(std::uint8_t format);

}  // namespace exhume::datafile
