#pragma once
// What gzip packed. zlib does it and not libarchive, which gives up the last 64 KB of a file that
// is cut short and does not look at the checksum.

#include <memory>
#include <vector>

#include "src/base/byte_source.hpp"
#include "src/base/bytes.hpp"

struct z_stream_s;

namespace exhume::io {

/// True when `head`, the first bytes of a file, are gzip's: 1f 8b.
bool is_gzip(Bytes head);

/// Unpacks gzip files, one or several joined, with zeros behind them or not.
class GzipSource final : public ByteSource {
 public:
  explicit GzipSource(std::unique_ptr<ByteSource> packed);
  ~GzipSource() override;

  /// Throws Error(read_failed) when the packed bytes end early, are damaged, or fail their
  /// checksum, after every byte that could be unpacked has been given.
  std::size_t read(std::span<std::uint8_t> into) override;

  const std::string& name() const override { return packed_->name(); }

 private:
  bool refill();
  bool find_next_member();
  [[noreturn]] void fail(const std::string& reason) const;

  std::unique_ptr<ByteSource> packed_;
  std::vector<std::uint8_t> buffer_;
  std::unique_ptr<z_stream_s> zlib_;  // next_in, avail_in: what is left of buffer_
  bool in_member_ = true;
};

}  // namespace exhume::io
