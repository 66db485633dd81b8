#include "src/io/read_ahead_source.hpp"

#include <algorithm>

namespace exhume::io {

ReadAheadSource::ReadAheadSource(std::unique_ptr<ByteSource> source)
    : source_(std::move(source)), next_(block_size), thread_([this] { work(); }) {}

ReadAheadSource::~ReadAheadSource() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void ReadAheadSource::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return stop_ || !ready_; });
    if (stop_) return;
    lock.unlock();
    std::size_t got = 0;
    std::exception_ptr error;
    try {
      got = source_->read(std::span(next_).subspan(block_room));
    } catch (...) {
      error = std::current_exception();
    }
    lock.lock();
    filled_ = got;
    error_ = error;
    ready_ = true;
    changed_.notify_all();
  }
}

std::optional<std::size_t> ReadAheadSource::trade(std::vector<std::uint8_t>& block) {
  if (rest_begin_ < rest_end_) {
    const std::size_t count = std::min(rest_end_ - rest_begin_, block_size - block_room);
    std::copy_n(rest_.begin() + static_cast<std::ptrdiff_t>(rest_begin_), count,
                block.begin() + static_cast<std::ptrdiff_t>(block_room));
    rest_begin_ += count;
    return count;
  }
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return ready_; });
  // The end and an error stay: there is nothing to read behind them.
  if (error_) std::rethrow_exception(error_);
  if (filled_ == 0) return 0;
  block.swap(next_);
  ready_ = false;
  changed_.notify_all();
  return filled_;
}

std::size_t ReadAheadSource::read(std::span<std::uint8_t> into) {
  if (rest_begin_ == rest_end_) {
    rest_.resize(block_size);
    rest_begin_ = block_room;
    rest_end_ = block_room;  // nothing left, should trade() throw
    rest_end_ += *trade(rest_);
  }
  const std::size_t count = std::min(into.size(), rest_end_ - rest_begin_);
  std::copy_n(rest_.begin() + static_cast<std::ptrdiff_t>(rest_begin_), count, into.begin());
  rest_begin_ += count;
  return count;
}

}  // namespace exhume::io
