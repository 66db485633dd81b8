#pragma once
// Undoes what a transfer in text mode did to a file. docs/recover.md, "Line ends".

#include <memory>
#include <optional>
#include <vector>

#include "src/base/byte_source.hpp"
#include "src/base/bytes.hpp"

namespace exhume::recover {

/// Whether a transfer put 0d in front of every 0a, seen from the first bytes of a file: the lines
/// of an export's header end with 0a alone, wherever it was written.
bool has_windows_line_ends(Bytes start);

/// Hands a file on and takes out the 0d in front of each 0a when its header has them. That is the
/// exact inverse of a transfer that put one in front of each 0a, also of those that had one.
class LineEndUndo final : public ByteSource {
 public:
  explicit LineEndUndo(std::unique_ptr<ByteSource> source);

  std::size_t read(std::span<std::uint8_t> into) override;
  const std::string& name() const override { return source_->name(); }

  /// Bytes 0d taken out so far.
  std::uint64_t undone() const { return undone_; }

 private:
  std::size_t read_source(std::span<std::uint8_t> into);

  std::unique_ptr<ByteSource> source_;
  std::vector<std::uint8_t> start_;  // the first bytes, read before anybody asked for them
  std::size_t start_given_ = 0;
  bool active_;
  std::vector<std::uint8_t> buffer_;
  bool pending_ = false;  // a 0d whose next byte is not known yet
  std::optional<std::uint8_t> waiting_;
  std::uint64_t undone_ = 0;
};

}  // namespace exhume::recover
