#pragma once
// What is inside a compressed stream or an archive, read through libarchive.

#include <memory>
#include <optional>

#include "src/base/byte_source.hpp"
#include "src/base/bytes.hpp"
#include "src/base/error.hpp"

struct archive;

namespace exhume::io {

/// True when `head`, the first bytes of a file, begin a form that Unpacker reads: bzip2, xz,
/// zstd, compress, zip, or tar. 262 bytes are enough to tell.
bool is_packed(Bytes head);

/// Goes through the members of an archive in the order they stand in; a compressed stream
/// that is no archive counts as one member without a name. Never seeks.
class Unpacker final : public ByteSource {
 public:
  /// Reads `packed`, which must outlive it.
  explicit Unpacker(ByteSource& packed);
  ~Unpacker() override;

  /// Moves to the next regular file; false when there is none left. Throws Error(read_failed).
  bool next();

  /// The path that the archive gives the current member, in UTF-8 where it can be told;
  /// empty for a compressed stream.
  const std::string& member() const { return member_; }

  /// The next bytes of the current member; 0 at its end. Throws Error(read_failed), with
  /// libarchive's reason, once all bytes that could be unpacked have been given, and again on
  /// every later call.
  std::size_t read(std::span<std::uint8_t> into) override;

  /// The name of the packed source.
  const std::string& name() const override { return name_; }

 private:
  struct Closer {
    void operator()(archive* handle) const;
  };
  struct Feed;

  bool fetch_block();
  [[noreturn]] void fail();
  Error failure() const;

  std::string name_;
  std::unique_ptr<Feed> feed_;
  std::unique_ptr<archive, Closer> archive_;
  std::string member_;
  Bytes block_;               // libarchive's, valid until it reads on
  std::uint64_t gap_ = 0;     // zero bytes of a sparse member before block_
  std::uint64_t offset_ = 0;  // within the member, after block_
  std::optional<Error> failure_;
};

}  // namespace exhume::io
