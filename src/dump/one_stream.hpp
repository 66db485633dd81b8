#pragma once
// The files of a set behind each other in one stream, as `cat a.dmp a_2.dmp` makes it.

#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

#include "formats/exp/header.hpp"
#include "src/base/byte_source.hpp"

namespace exhume::dump {

/// Gives a source as it is, but for the header records of the second and later files of a set:
/// those that number the next file, where one of FILESIZE bytes ends.
class OneStream final : public ByteSource {
 public:
  explicit OneStream(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

  std::size_t read(std::span<std::uint8_t> into) override;
  std::optional<std::size_t> trade(std::vector<std::uint8_t>& block) override;
  std::optional<std::uint64_t> size() const override { return source_->size(); }
  const std::string& name() const override { return source_->name(); }
  SourcePlace locate(std::uint64_t offset) const override;

 private:
  static constexpr std::uint64_t no_end = std::numeric_limits<std::uint64_t>::max();

  void look_at_first();
  void pass_header();
  std::size_t give_ahead(std::span<std::uint8_t> into);

  std::unique_ptr<ByteSource> source_;
  bool is_new_ = true;
  std::vector<std::uint8_t> ahead_;  // looked at, and given before what follows
  std::size_t ahead_given_ = 0;
  exp::Header first_;
  std::uint64_t file_bytes_ = 0;       // of a whole file behind its header record
  std::uint64_t left_ = no_end;        // bytes of the stream to the end of this file
  std::uint64_t given_ = 0;            // bytes of the stream so far
  std::vector<std::uint64_t> starts_;  // where the second and later files begin in the stream
};

}  // namespace exhume::dump
