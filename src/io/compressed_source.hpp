#pragma once
// The export dump inside a compressed file or an archive.

#include <memory>
#include <string>
#include <vector>

#include "src/base/byte_source.hpp"
#include "src/base/bytes.hpp"
#include "src/io/unpacker.hpp"

namespace exhume::io {

/// True when `head`, the first bytes of a file, look like the header of an export dump:
/// 03, 02 or 01, then "EXPORT:V" at the fourth byte, or within the first eight.
bool looks_like_dump(Bytes head);

/// Reads what a compressed file holds. Of an archive it reads the one member that looks like
/// an export dump, or the only member whatever it looks like.
class CompressedSource final : public ByteSource {
 public:
  /// Throws Error(which_member) when an archive holds no dump among several members, and
  /// Error(read_failed) when not even its first bytes can be unpacked.
  explicit CompressedSource(std::unique_ptr<ByteSource> packed);

  /// Throws Error(read_failed) for damage after all bytes before it have been given, and
  /// Error(which_member) after the last byte when another dump follows in the archive.
  std::size_t read(std::span<std::uint8_t> into) override;

  /// The name of the packed source; for an archive with the member: "exports.zip(scott.dmp)".
  const std::string& name() const override { return name_; }

  /// An only member that does not look like a dump is known to be the only one when the
  /// archive has been read through; this many of its bytes are kept meanwhile.
  static constexpr std::size_t head_size = std::size_t{1} << 16;

 private:
  void choose_member();
  std::vector<std::uint8_t> read_head();
  void expect_no_other_dump();

  std::unique_ptr<ByteSource> packed_;
  Unpacker unpacker_;
  std::string name_;
  std::vector<std::uint8_t> head_;
  std::size_t head_given_ = 0;
  enum class After { member, nothing, cut } after_head_ = After::member;
};

}  // namespace exhume::io
