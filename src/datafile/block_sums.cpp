#include "src/datafile/block_sums.hpp"

#include <fmt/format.h>

#include <charconv>

#include "src/base/error.hpp"

namespace exhume::datafile {
namespace {

constexpr std::string_view first_line = "exhume block sums 1";
constexpr std::size_t longest_line = 80;

// Takes a number and what follows it off the front of `text`.
template <typename Number>
bool take_number(std::string_view& text, Number& number, int base) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  if (error != std::errc()) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  if (text.starts_with(' ')) text.remove_prefix(1);
  return true;
}

}  // namespace

BlockSumWriter::BlockSumWriter(const std::string& path) : sink_(path) {
  sink_.write(fmt::format("{}\n", first_line));
}

void BlockSumWriter::add(std::uint64_t number, const BlockSum& sum) {
  sink_.write(
      fmt::format("{} {:08x} {:016x} {:02x}\n", number, sum.crc, sum.scn.value, sum.sequence));
}

BlockSumReader::BlockSumReader(const std::string& path) : source_(path), cursor_(source_) {
  if (next_text() != first_line) {
    throw Error(Code::bad_structure,
                "this is no list of block sums; dbf verify --write-sums makes one",
                Place{.file = path});
  }
  read_line();
}

std::optional<std::string_view> BlockSumReader::next_text() {
  const auto line = cursor_.take_until('\n', longest_line);
  return line ? std::optional(as_text(*line)) : std::nullopt;
}

void BlockSumReader::read_line() {
  const std::uint64_t offset = cursor_.offset();
  line_.reset();
  if (cursor_.at_end()) return;
  std::string_view text = next_text().value_or("");
  Line line{};
  unsigned sequence = 0;
  if (!take_number(text, line.number, 10) || !take_number(text, line.sum.crc, 16) ||
      !take_number(text, line.sum.scn.value, 16) || !take_number(text, sequence, 16) ||
      !text.empty() || sequence > 0xff) {
    throw Error(Code::bad_structure, "this line of the list of block sums is damaged",
                Place{.file = source_.name(), .offset = offset});
  }
  line.sum.sequence = static_cast<std::uint8_t>(sequence);
  line_ = line;
}

SumVerdict BlockSumReader::compare(std::uint64_t number, const BlockSum& sum) {
  while (line_ && line_->number < number) read_line();
  if (!line_ || line_->number > number) return SumVerdict::unknown;
  const BlockSum listed = line_->sum;
  if (listed == sum) return SumVerdict::same;
  const bool was_written = listed.scn != sum.scn || listed.sequence != sum.sequence;
  return was_written ? SumVerdict::changed : SumVerdict::rotten;
}

}  // namespace exhume::datafile
