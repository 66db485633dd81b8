#pragma once
// A ByteSource over memory, that can be told to hand out small pieces as a pipe does.

#include <algorithm>

#include "src/base/byte_source.hpp"
#include "src/base/bytes.hpp"

namespace exhume {

/// Reads `data`, which must outlive it, at most `piece` bytes a call.
class MemorySource final : public ByteSource {
 public:
  explicit MemorySource(Bytes data, std::size_t piece = SIZE_MAX, std::string name = "memory")
      : data_(data), total_(data.size()), piece_(piece), name_(std::move(name)) {}

  std::size_t read(std::span<std::uint8_t> into) override {
    const std::size_t count = std::min({into.size(), data_.size(), piece_});
    std::copy_n(data_.begin(), count, into.begin());
    data_ = data_.subspan(count);
    return count;
  }
  std::optional<std::uint64_t> size() const override { return total_; }
  const std::string& name() const override { return name_; }

 private:
  Bytes data_;
  std::uint64_t total_;
  std::size_t piece_;
  std::string name_;
};

}  // namespace exhume
