#pragma once
// Work that threads do in pieces, with the results taken in the order of the pieces.

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace exhume::datafile {

/// Numbers `pieces` pieces of work from 0 on, hands the numbers to threads and takes their
/// results back in order. No thread runs further ahead of the consumer than `window` pieces, so
/// that memory stays bounded.
template <typename Result>
class OrderedResults {
 public:
  OrderedResults(std::uint64_t pieces, std::size_t window) : pieces_(pieces), window_(window) {}

  /// The number of a piece for the calling thread; nothing when none is left.
  std::optional<std::uint64_t> next() {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [this] { return stopped_ || next_ < first_ + window_; });
    if (stopped_ || next_ >= pieces_) return std::nullopt;
    results_.emplace_back();
    return next_++;
  }

  /// Gives the result of a piece that next() has handed out.
  void deliver(std::uint64_t piece, Result result) {
    const std::lock_guard lock(mutex_);
    results_[piece - first_] = std::move(result);
    arrived_.notify_all();
  }

  /// The result of the next piece in order; nothing behind the last.
  std::optional<Result> take() {
    std::unique_lock lock(mutex_);
    if (first_ == pieces_) return std::nullopt;
    arrived_.wait(lock, [this] { return !results_.empty() && results_.front().has_value(); });
    std::optional<Result> result = std::move(results_.front());
    results_.pop_front();
    ++first_;
    room_.notify_all();
    return result;
  }

  /// Hands out no more pieces.
  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    room_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable room_;
  std::condition_variable arrived_;
  std::deque<std::optional<Result>> results_;  // of pieces first_ to next_ - 1
  std::uint64_t first_ = 0;
  std::uint64_t next_ = 0;
  std::uint64_t pieces_;
  std::size_t window_;
  bool stopped_ = false;
};

/// Threads that are stopped and waited for, however the work ends.
class Workers {
 public:
  /// `stop` makes the threads end soon.
  explicit Workers(std::function<void()> stop) : stop_(std::move(stop)) {}
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;
  ~Workers() {
    stop_();
    for (std::thread& thread : threads_) thread.join();
  }

  /// Runs `work` on a thread of its own. It must not throw.
  void start(std::function<void()> work) { threads_.emplace_back(std::move(work)); }

 private:
  std::function<void()> stop_;
  std::vector<std::thread> threads_;
};

}  // namespace exhume::datafile
