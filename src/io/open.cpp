#include "src/io/open.hpp"

#include <fcntl.h>

#include <algorithm>
#include <array>

#include "src/io/compressed_source.hpp"
#include "src/io/file_source.hpp"
#include "src/io/gzip_source.hpp"
#include "src/io/read_ahead.hpp"
#include "src/io/read_ahead_source.hpp"
#include "src/io/unpacker.hpp"

namespace exhume::io {
namespace {

// Enough for the magic of tar, which is the last to come.
constexpr std::size_t head_size = 512;

// A source whose first bytes have been looked at, as if they had not.
class Rewound final : public ByteSource {
 public:
  explicit Rewound(std::unique_ptr<ByteSource> source)
      : source_(std::move(source)), filled_(read_ahead(*source_, head_)) {}

  Bytes head() const { return {head_.data(), filled_}; }

  std::size_t read(std::span<std::uint8_t> into) override {
    if (given_ == filled_) return source_->read(into);
    const Bytes rest = head().subspan(given_);
    const std::size_t count = std::min(into.size(), rest.size());
    std::copy_n(rest.begin(), count, into.begin());
    given_ += count;
    return count;
  }
  std::optional<std::uint64_t> size() const override { return source_->size(); }
  const std::string& name() const override { return source_->name(); }

 private:
  std::unique_ptr<ByteSource> source_;
  std::array<std::uint8_t, head_size> head_{};
  std::size_t filled_;
  std::size_t given_ = 0;
};

// A duplicate, so that closing it leaves the process its standard input.
FileDescriptor standard_input() {
  return FileDescriptor(::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0));
}

}  // namespace

std::unique_ptr<ByteSource> unpacked(std::unique_ptr<ByteSource> source) {
  auto rewound = std::make_unique<Rewound>(std::move(source));
  if (is_gzip(rewound->head())) {
    rewound = std::make_unique<Rewound>(std::make_unique<GzipSource>(std::move(rewound)));
  }
  if (looks_like_dump(rewound->head()) || !is_packed(rewound->head())) return rewound;
  return std::make_unique<CompressedSource>(std::move(rewound));
}

std::unique_ptr<ByteSource> open_input(const std::string& path_or_dash) {
  if (path_or_dash == "-") {
    return unpacked(std::make_unique<FileSource>(standard_input(), "standard input"));
  }
  auto source = unpacked(std::make_unique<FileSource>(path_or_dash));
  // Only a plain file knows its size, and reading one never waits for another program.
  if (source->size()) return std::make_unique<ReadAheadSource>(std::move(source));
  return source;
}

}  // namespace exhume::io
