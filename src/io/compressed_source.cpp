#include "src/io/compressed_source.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "src/base/error.hpp"
#include "src/io/read_ahead.hpp"

namespace exhume::io {
namespace {

constexpr std::size_t members_listed = 10;

[[noreturn]] void unclear(const std::string& archive_name, const std::string& what) {
  throw Error(Code::which_member,
              fmt::format("{}; unpack the one you want and give that, or pipe it: "
                          "unzip -p or tar -xO, with - as the file",
                          what),
              Place{.file = archive_name});
}

}  // namespace

bool looks_like_dump(Bytes head) {
  if (head.empty() || head[0] < 1 || head[0] > 3) return false;
  constexpr std::string_view word = "EXPORT:V";
  return as_text(head.first(std::min(head.size(), 8 + word.size()))).find(word) !=
         std::string_view::npos;
}

CompressedSource::CompressedSource(std::unique_ptr<ByteSource> packed)
    : packed_(std::move(packed)), unpacker_(*packed_), name_(packed_->name()) {
  choose_member();
}

void CompressedSource::choose_member() {
  std::vector<std::string> names;
  std::size_t count = 0;
  while (unpacker_.next()) {
    if (unpacker_.member().empty()) return;
    std::vector<std::uint8_t> head = read_head();
    const std::string& member = unpacker_.member();
    if (looks_like_dump(head)) {
      head_ = std::move(head);
      name_ = fmt::format("{}({})", packed_->name(), member);
      return;
    }
    if (++count == 1) head_ = std::move(head);
    if (names.size() < members_listed) names.push_back(member);
  }
  if (count == 0) {
    after_head_ = After::nothing;
    return;
  }
  if (count > 1) {
    unclear(
        packed_->name(),
        fmt::format("none of the {} files in {} begins like an export dump: {}{}", count,
                    packed_->name(), fmt::join(names, ", "), count > names.size() ? ", …" : ""));
  }
  name_ = fmt::format("{}({})", packed_->name(), names.front());
  after_head_ = head_.size() < head_size ? After::nothing : After::cut;
}

std::vector<std::uint8_t> CompressedSource::read_head() {
  std::vector<std::uint8_t> head(head_size);
  head.resize(read_ahead(unpacker_, head));
  return head;
}

std::size_t CompressedSource::read(std::span<std::uint8_t> into) {
  if (head_given_ < head_.size()) {
    const std::size_t count = std::min(into.size(), head_.size() - head_given_);
    std::copy_n(head_.begin() + static_cast<std::ptrdiff_t>(head_given_), count, into.begin());
    head_given_ += count;
    return count;
  }
  if (after_head_ == After::nothing) return 0;
  if (after_head_ == After::cut) {
    unclear(packed_->name(),
            fmt::format("{} does not begin like an export dump, and only its first {} bytes were "
                        "kept",
                        name_, head_size));
  }
  const std::size_t got = unpacker_.read(into);
  if (got == 0) expect_no_other_dump();
  return got;
}

void CompressedSource::expect_no_other_dump() {
  if (unpacker_.member().empty()) return;
  after_head_ = After::nothing;
  while (unpacker_.next()) {
    if (looks_like_dump(read_head())) {
      unclear(packed_->name(), fmt::format("{} was read, but another export dump follows in the "
                                           "archive: {}",
                                           name_, unpacker_.member()));
    }
  }
}

}  // namespace exhume::io
