#pragma once
// Reads the next block of a file while this one is being worked on.

#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "src/base/byte_source.hpp"

namespace exhume::io {

/// Reads `source` in a thread of its own, one block ahead. Only for sources whose read() does not
/// wait for somebody else: a file, no pipe.
class ReadAheadSource final : public ByteSource {
 public:
  explicit ReadAheadSource(std::unique_ptr<ByteSource> source);
  ~ReadAheadSource() override;

  std::size_t read(std::span<std::uint8_t> into) override;
  std::optional<std::size_t> trade(std::vector<std::uint8_t>& block) override;
  std::optional<std::uint64_t> size() const override { return source_->size(); }
  const std::string& name() const override { return source_->name(); }

 private:
  void work();

  std::unique_ptr<ByteSource> source_;
  std::vector<std::uint8_t> rest_;  // what read() has not given of its last block
  std::size_t rest_begin_ = 0;
  std::size_t rest_end_ = 0;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::uint8_t> next_;
  std::size_t filled_ = 0;
  std::exception_ptr error_;
  bool ready_ = false;
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace exhume::io
