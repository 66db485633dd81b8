#include "src/io/unpacker.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <exception>
#include <vector>

namespace exhume::io {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::size_t offset;
  std::string_view bytes;
};

constexpr std::array magics = {
    Magic{0, "BZh"sv},               // bzip2
    Magic{0, "\xfd\x37zXZ\0"sv},     // xz
    Magic{0, "\x28\xb5\x2f\xfd"sv},  // zstd
    Magic{0, "\x1f\x9d"sv},          // compress
    Magic{0, "PK\x03\x04"sv},        // zip
    Magic{257, "ustar"sv},           // tar
};

constexpr std::size_t feed_size = std::size_t{1} << 17;

std::string path_of(archive_entry* entry) {
  const char* path = archive_entry_pathname_utf8(entry);
  if (path == nullptr) path = archive_entry_pathname(entry);
  return path != nullptr && *path != '\0' ? path : "member without a name";
}

}  // namespace

bool is_packed(Bytes head) {
  return std::any_of(magics.begin(), magics.end(), [head](const Magic& magic) {
    return head.size() >= magic.offset &&
           as_text(head.subspan(magic.offset)).starts_with(magic.bytes);
  });
}

// Hands the packed bytes to libarchive. An exception may not cross C code: it waits here.
struct Unpacker::Feed {
  ByteSource& packed;
  std::vector<std::uint8_t> buffer = std::vector<std::uint8_t>(feed_size);
  std::exception_ptr thrown = nullptr;

  static la_ssize_t read(archive* handle, void* self, const void** bytes) {
    auto& feed = *static_cast<Feed*>(self);
    try {
      *bytes = feed.buffer.data();
      return static_cast<la_ssize_t>(feed.packed.read(feed.buffer));
    } catch (const std::exception& error) {
      feed.thrown = std::current_exception();
      archive_set_error(handle, EIO, "%s", error.what());
      return -1;
    }
  }
};

void Unpacker::Closer::operator()(archive* handle) const {
  archive_read_free(handle);
}

// The filters and formats are named one by one: others that libarchive knows start external
// programs, or need to seek. gzip has been taken off before: see GzipSource.
Unpacker::Unpacker(ByteSource& packed)
    : name_(packed.name()), feed_(new Feed{packed}), archive_(archive_read_new()) {
  archive* const handle = archive_.get();
  archive_read_support_filter_bzip2(handle);
  archive_read_support_filter_xz(handle);
  archive_read_support_filter_zstd(handle);
  archive_read_support_filter_compress(handle);
  archive_read_support_format_tar(handle);
  archive_read_support_format_zip_streamable(handle);
  archive_read_support_format_raw(handle);
  archive_read_support_format_empty(handle);
  if (archive_read_open(handle, feed_.get(), nullptr, Feed::read, nullptr) != ARCHIVE_OK) fail();
}

Unpacker::~Unpacker() = default;

bool Unpacker::next() {
  if (failure_) throw *failure_;
  block_ = {};
  gap_ = 0;
  offset_ = 0;
  archive_entry* entry = nullptr;
  while (true) {
    const int status = archive_read_next_header(archive_.get(), &entry);
    if (status == ARCHIVE_EOF) return false;
    // A warning here is about the member's name or attributes.
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN) fail();
    if (archive_format(archive_.get()) == ARCHIVE_FORMAT_RAW) return true;
    if (archive_entry_filetype(entry) != AE_IFREG) continue;
    member_ = path_of(entry);
    return true;
  }
}

std::size_t Unpacker::read(std::span<std::uint8_t> into) {
  if (gap_ == 0 && block_.empty() && !fetch_block()) return 0;
  const std::size_t zeros = std::min<std::uint64_t>(gap_, into.size());
  std::fill_n(into.begin(), zeros, std::uint8_t{0});
  const std::size_t copied = std::min(block_.size(), into.size() - zeros);
  std::copy_n(block_.begin(), copied, into.begin() + zeros);
  gap_ -= zeros;
  block_ = block_.subspan(copied);
  return zeros + copied;
}

// True when there are bytes to give. A block may come together with a failure, for instance a
// wrong checksum at the end: the bytes come first, the failure with the next call.
bool Unpacker::fetch_block() {
  while (true) {
    if (failure_) throw *failure_;
    const void* bytes = nullptr;
    std::size_t size = 0;
    la_int64_t at = 0;
    const int status = archive_read_data_block(archive_.get(), &bytes, &size, &at);
    if (status == ARCHIVE_EOF) return false;
    if (status != ARCHIVE_OK) failure_ = failure();
    if (bytes == nullptr || size == 0) continue;
    const auto start = std::max(static_cast<std::uint64_t>(at), offset_);
    gap_ = start - offset_;
    offset_ = start + size;
    block_ = {static_cast<const std::uint8_t*>(bytes), size};
    return true;
  }
}

void Unpacker::fail() {
  failure_ = failure();
  throw *failure_;
}

Error Unpacker::failure() const {
  if (feed_->thrown) {
    try {
      std::rethrow_exception(feed_->thrown);
    } catch (const Error& error) {
      return error;
    } catch (const std::exception&) {
      // What libarchive was told says the same.
    }
  }
  const char* const reason = archive_error_string(archive_.get());
  return Error(Code::read_failed,
               fmt::format("unpacking {} failed: {}; the file is cut short or damaged, so what "
                           "follows is missing",
                           name_, reason != nullptr ? reason : "no reason given"),
               Place{.file = name_});
}

}  // namespace exhume::io
