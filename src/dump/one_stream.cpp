#include "src/dump/one_stream.hpp"

#include <algorithm>
#include <optional>

#include "src/base/cursor.hpp"
#include "src/base/error.hpp"
#include "src/dump/identify.hpp"
#include "src/io/read_ahead.hpp"

namespace exhume::dump {
namespace {

// RECORDLENGTH is at most 64 KB.
constexpr std::size_t longest_record = std::size_t{1} << 16;

std::optional<exp::Header> header_at(Bytes start) {
  if (!exp::looks_like_header(start)) return std::nullopt;
  try {
    Cursor in(start);
    return exp::read_header(in);
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace

std::size_t OneStream::read(std::span<std::uint8_t> into) {
  if (is_new_) look_at_first();
  if (left_ == 0) pass_header();
  into = into.first(static_cast<std::size_t>(std::min<std::uint64_t>(into.size(), left_)));
  const std::size_t got = ahead_given_ < ahead_.size() ? give_ahead(into) : source_->read(into);
  given_ += got;
  if (left_ != no_end) left_ -= got;
  return got;
}

std::optional<std::size_t> OneStream::trade(std::vector<std::uint8_t>& block) {
  if (is_new_) look_at_first();
  if (left_ != no_end || !starts_.empty()) return std::nullopt;
  if (ahead_given_ < ahead_.size()) return give_ahead(std::span(block).subspan(block_room));
  return source_->trade(block);
}

SourcePlace OneStream::locate(std::uint64_t offset) const {
  const auto files = std::ranges::upper_bound(starts_, offset) - starts_.begin();
  return source_->locate(offset + static_cast<std::uint64_t>(files) * first_.record_length);
}

void OneStream::look_at_first() {
  is_new_ = false;
  // No more than is looked at anyway: a pipe may bring the rest much later. A longer record has
  // zeros there.
  ahead_.resize(identify_size);
  ahead_.resize(io::read_ahead(*source_, ahead_));
  std::vector<std::uint8_t> record = ahead_;
  record.resize(longest_record);
  auto header = header_at(record);
  if (!header || header->file_size == 0 || header->file_sequence != 1) return;
  const std::uint64_t records = header->file_size / header->record_length;
  if (records < 2) return;
  file_bytes_ = (records - 1) * header->record_length;
  left_ = records * header->record_length;
  first_ = std::move(*header);
}

// What is no header of the next file is given like all that follows.
void OneStream::pass_header() {
  ahead_.erase(ahead_.begin(), ahead_.begin() + static_cast<std::ptrdiff_t>(ahead_given_));
  ahead_given_ = 0;
  const std::size_t have = ahead_.size();
  if (have < first_.record_length) {
    ahead_.resize(first_.record_length);
    ahead_.resize(have + io::read_ahead(*source_, std::span(ahead_).subspan(have)));
  }
  const auto header = header_at(ahead_);
  const bool is_next = header && header->file_sequence == starts_.size() + 2 &&
                       header->version == first_.version &&
                       header->record_length == first_.record_length;
  left_ = is_next ? file_bytes_ : no_end;
  if (!is_next) return;
  ahead_given_ = first_.record_length;
  starts_.push_back(given_);
}

std::size_t OneStream::give_ahead(std::span<std::uint8_t> into) {
  const Bytes rest = Bytes(ahead_).subspan(ahead_given_);
  const std::size_t count = std::min(into.size(), rest.size());
  std::copy_n(rest.begin(), count, into.begin());
  ahead_given_ += count;
  return count;
}

}  // namespace exhume::dump
