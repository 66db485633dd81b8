#include "src/base/cursor.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "src/base/error.hpp"

namespace exhume {

Cursor::Cursor(Bytes data, std::uint64_t offset)
    : data_(data.data()), size_(data.size()), base_(offset) {}

Cursor::Cursor(ByteSource& source, std::size_t window)
    : source_(&source),
      buffer_(window),
      data_(buffer_.data()),
      window_(window),
      exhausted_(false) {}

Bytes Cursor::peek(std::size_t count) {
  ensure(count);
  return {data_ + pos_, std::min(count, size_ - pos_)};
}

void Cursor::skip(std::uint64_t count) {
  while (count > 0) {
    if (!ensure(1)) fail(count);
    const std::uint64_t step = std::min<std::uint64_t>(count, size_ - pos_);
    pos_ += static_cast<std::size_t>(step);
    count -= step;
  }
}

std::optional<Bytes> Cursor::take_until(std::uint8_t stop, std::size_t limit) {
  std::size_t searched = 0;
  while (true) {
    const std::size_t have = std::min(size_ - pos_, limit);
    if (const void* found = have > searched
                                ? std::memchr(data_ + pos_ + searched, stop, have - searched)
                                : nullptr) {
      const std::size_t length =
          static_cast<std::size_t>(static_cast<const std::uint8_t*>(found) - (data_ + pos_));
      const Bytes out{data_ + pos_, length};
      pos_ += length + 1;
      return out;
    }
    searched = have;
    if (have == limit || !ensure(have + 1)) return std::nullopt;
  }
}

// A length field may promise any amount: memory is taken only as bytes really come.
bool Cursor::refill(std::size_t count) {
  while (!exhausted_ && size_ - pos_ < count) {
    if (!trade_block()) read_more();
  }
  return size_ - pos_ >= count;
}

// Takes the next block as it is and puts what must stay of this one in front of it.
bool Cursor::trade_block() {
  const std::size_t keep = held_.value_or(pos_);
  const std::size_t staying = size_ - keep;
  if (!may_trade_ || staying > block_room) return false;
  spare_.resize(block_size);
  const auto got = source_->trade(spare_);
  if (!got) {
    may_trade_ = false;
    spare_ = {};
    return false;
  }
  exhausted_ = *got == 0;
  if (exhausted_) return true;
  std::uint8_t* const front = spare_.data() + block_room - staying;
  std::memcpy(front, data_ + keep, staying);
  buffer_.swap(spare_);
  data_ = front;
  forget(keep);
  size_ += *got;
  return true;
}

// Moves what must stay to the front of the window and reads behind it.
void Cursor::read_more() {
  const std::size_t keep = held_.value_or(pos_);
  std::memmove(buffer_.data(), data_ + keep, size_ - keep);
  forget(keep);
  if (buffer_.size() > window_ && size_ < window_) {
    buffer_.resize(window_);
    buffer_.shrink_to_fit();
  }
  if (size_ == buffer_.size()) buffer_.resize(buffer_.size() * 2);
  data_ = buffer_.data();
  const std::size_t got = source_->read({buffer_.data() + size_, buffer_.size() - size_});
  exhausted_ = got == 0;
  size_ += got;
}

void Cursor::forget(std::size_t count) {
  base_ += count;
  pos_ -= count;
  size_ -= count;
  if (held_) held_ = 0;
}

void Cursor::fail(std::uint64_t count) const {
  throw Error(
      Code::imp_abnormal_end,
      fmt::format("abnormal end of export file: {} bytes wanted, {} left", count, size_ - pos_),
      Place{.file = source_ ? source_->name() : std::string(), .offset = offset()});
}

}  // namespace exhume
