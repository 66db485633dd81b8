#include "src/io/gzip_source.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>

#include "src/base/error.hpp"

namespace exhume::io {
namespace {

constexpr std::size_t input_size = std::size_t{1} << 17;
constexpr int gzip_framing = 16 + MAX_WBITS;  // as zlib.h documents for inflateInit2

}  // namespace

bool is_gzip(Bytes head) {
  return head.size() >= 2 && head[0] == 0x1f && head[1] == 0x8b;
}

GzipSource::GzipSource(std::unique_ptr<ByteSource> packed)
    : packed_(std::move(packed)), buffer_(input_size), zlib_(new z_stream_s{}) {
  if (inflateInit2(zlib_.get(), gzip_framing) != Z_OK) throw std::bad_alloc();
}

GzipSource::~GzipSource() {
  inflateEnd(zlib_.get());
}

std::size_t GzipSource::read(std::span<std::uint8_t> into) {
  const std::size_t room = std::min<std::size_t>(into.size(), std::numeric_limits<uInt>::max());
  zlib_->next_out = into.data();
  zlib_->avail_out = static_cast<uInt>(room);
  while (zlib_->avail_out == room && room > 0) {
    if (!in_member_ && !find_next_member()) return 0;
    if (zlib_->avail_in == 0 && !refill()) fail("the file ends before its data does");
    const int status = inflate(zlib_.get(), Z_NO_FLUSH);
    in_member_ = status != Z_STREAM_END;
    const bool given = zlib_->avail_out < room;
    if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR && !given) {
      fail(zlib_->msg != nullptr ? zlib_->msg : zError(status));
    }
  }
  return room - zlib_->avail_out;
}

bool GzipSource::refill() {
  zlib_->next_in = buffer_.data();
  zlib_->avail_in = static_cast<uInt>(packed_->read(buffer_));
  return zlib_->avail_in > 0;
}

// Tapes and block devices pad with zeros; another gzip file may follow; nothing else may.
bool GzipSource::find_next_member() {
  while (zlib_->avail_in > 0 || refill()) {
    if (*zlib_->next_in != 0) {
      inflateReset(zlib_.get());
      in_member_ = true;
      return true;
    }
    ++zlib_->next_in;
    --zlib_->avail_in;
  }
  return false;
}

void GzipSource::fail(const std::string& reason) const {
  throw Error(Code::read_failed,
              fmt::format("unpacking {} failed: {}; the gzip file is cut short or damaged, so "
                          "what follows is missing",
                          name(), reason),
              Place{.file = name()});
}

}  // namespace exhume::io
