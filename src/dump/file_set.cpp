#include "src/dump/file_set.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "formats/exp/header_record.hpp"
#include "formats/exp/preamble.hpp"
#include "src/base/error.hpp"
#include "src/dump/input.hpp"
#include "src/dump/one_stream.hpp"

namespace exhume::dump {
namespace {

// More than any preamble takes.
constexpr std::size_t preamble_look = 4096;

// A file whose header has been read.
struct Part {
  std::unique_ptr<Input> input;
  exp::Header header;
  std::vector<std::uint8_t> header_bytes;
  std::size_t repeated = 0;  // bytes behind the header that stand in the first file too

  std::size_t front() const { return header_bytes.size() + repeated; }
  const std::string& name() const { return input->source->name(); }
};

Part read_part(std::unique_ptr<ByteSource> source) {
  Part part{.input = checked_input(std::move(source))};
  part.header = exp::read_header(part.input->cursor);
  part.header_bytes = exp::header_record(part.header);
  return part;
}

void check_sequence(const std::vector<Part>& parts) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::uint16_t sequence = parts[i].header.file_sequence;
    if (sequence != i + 1) {
      throw Error(Code::imp_file_sequence,
                  fmt::format("unexpected file sequence number; expected {} but found {}: give "
                              "every file of the export once",
                              i + 1, sequence),
                  Place{.file = parts[i].name()});
    }
    if (parts[i].header.version != parts[0].header.version ||
        parts[i].header.exporter != parts[0].header.exporter ||
        parts[i].header.client_charset_id != parts[0].header.client_charset_id) {
      throw Error(
          Code::imp_mismatched_header,
          fmt::format("mismatched file header: not of the same export as {}", parts[0].name()),
          Place{.file = parts[i].name()});
    }
  }
}

// The preamble that `in` stands in front of, or none: its representations alone, and all of it.
std::vector<std::vector<std::uint8_t>> preamble_forms(Cursor& in, int major_version) {
  const Bytes start = in.peek(preamble_look);
  Cursor look(start);
  try {
    exp::Preamble preamble = exp::read_preamble(look, major_version);
    if (preamble.representations.empty()) return {};
    std::vector<std::vector<std::uint8_t>> forms(2);
    exp::put_preamble(forms[0], preamble);
    preamble.settings.clear();
    exp::put_preamble(forms[1], preamble);
    forms[1].pop_back();  // the line end that closes the list
    return forms;
  } catch (const Error&) {
    return {};
  }
}

// No set was seen: should its later files begin with the preamble again, that is passed over.
void skip_repeated_preambles(std::vector<Part>& parts) {
  const auto forms = preamble_forms(parts[0].input->cursor, parts[0].header.major_version);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    Cursor& in = parts[i].input->cursor;
    for (const auto& form : forms) {
      if (!std::ranges::equal(in.peek(form.size()), form)) continue;
      in.skip(form.size());
      parts[i].repeated = form.size();
      break;
    }
  }
}

class FileSet final : public ByteSource {
 public:
  explicit FileSet(std::vector<Part> parts)
      : parts_(std::move(parts)),
        name_(fmt::format("{} and {} more", parts_[0].name(), parts_.size() - 1)) {}

  std::size_t read(std::span<std::uint8_t> into) override {
    if (given_ < parts_[0].header_bytes.size()) {
      return give(Bytes(parts_[0].header_bytes).subspan(given_), into);
    }
    while (current_ < parts_.size()) {
      Cursor& in = parts_[current_].input->cursor;
      if (in.ensure(1)) {
        const std::size_t count = std::min(into.size(), in.window().size());
        return give(in.take(count), into);
      }
      ++current_;
      if (current_ < parts_.size()) starts_.push_back(given_);
    }
    return 0;
  }

  std::optional<std::uint64_t> size() const override {
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      const auto size = parts_[i].input->source->size();
      if (!size) return std::nullopt;
      total += *size - (i == 0 ? 0 : parts_[i].front());
    }
    return total;
  }

  const std::string& name() const override { return name_; }

  SourcePlace locate(std::uint64_t offset) const override {
    std::size_t part = starts_.size();
    while (part > 0 && starts_[part - 1] > offset) --part;
    if (part == 0) return {parts_[0].name(), offset};
    return {parts_[part].name(), offset - starts_[part - 1] + parts_[part].front()};
  }

 private:
  std::size_t give(Bytes bytes, std::span<std::uint8_t> into) {
    const std::size_t count = std::min(bytes.size(), into.size());
    std::copy_n(bytes.begin(), count, into.begin());
    given_ += count;
    return count;
  }

  std::vector<Part> parts_;
  std::string name_;
  std::size_t current_ = 0;
  std::uint64_t given_ = 0;            // bytes of the stream so far
  std::vector<std::uint64_t> starts_;  // where the second and later parts begin in the stream
};

}  // namespace

std::unique_ptr<ByteSource> joined(std::vector<std::unique_ptr<ByteSource>> sources) {
  if (sources.size() == 1) return std::make_unique<OneStream>(std::move(sources.front()));
  std::vector<Part> parts;
  for (auto& source : sources) parts.push_back(read_part(std::move(source)));
  std::ranges::stable_sort(parts, {}, [](const Part& part) { return part.header.file_sequence; });
  check_sequence(parts);
  skip_repeated_preambles(parts);
  return std::make_unique<FileSet>(std::move(parts));
}

}  // namespace exhume::dump
