#include "src/dump/dump_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <limits>

#include "formats/exp/header_record.hpp"
#include "src/base/error.hpp"

namespace exhume::dump {
namespace {

// The header counts them in 16 bits.
constexpr std::size_t most_files = 65535;

// A file has whole records: one for its header, and at least one more.
std::uint64_t bytes_of_a_file(const exp::Header& header) {
  if (header.file_size == 0) return std::numeric_limits<std::uint64_t>::max();
  const std::uint64_t records = header.file_size / header.record_length;
  if (records < 2) {
    throw Error(Code::imp_bad_parameter,
                fmt::format("FILESIZE={} is less than two records of {} bytes", header.file_size,
                            header.record_length));
  }
  return records * header.record_length;
}

}  // namespace

DumpFiles::DumpFiles(std::vector<std::string> names, exp::Header header)
    : names_(std::move(names)), header_(std::move(header)), most_(bytes_of_a_file(header_)) {
  if (header_.file_size > 0 && std::ranges::count(names_, "-") > 0) {
    throw Error(Code::imp_bad_parameter, "FILESIZE cuts files, not standard output");
  }
  open();
}

std::string DumpFiles::next_name() const {
  const std::size_t number = files_.size() + 1;
  if (number <= names_.size()) return names_[number - 1];
  const std::filesystem::path last(names_.back());
  return (last.parent_path() /
          fmt::format("{}_{}{}", last.stem().string(), number, last.extension().string()))
      .string();
}

void DumpFiles::open() {
  written_.push_back(next_name());
  files_.push_back(io::open_output(written_.back()));
  used_ = 0;
}

void DumpFiles::open_next() {
  if (files_.size() == most_files) {
    throw Error(Code::imp_bad_parameter,
                fmt::format("FILESIZE={} makes more than {} files", header_.file_size, most_files));
  }
  open();
  header_.file_sequence = static_cast<std::uint16_t>(files_.size());
  const std::vector<std::uint8_t> record = exp::header_record(header_);
  files_.back()->write(as_text(record));
  used_ = record.size();
}

void DumpFiles::write(Bytes bytes) {
  while (!bytes.empty()) {
    if (used_ == most_) open_next();
    const auto part = std::min<std::uint64_t>(bytes.size(), most_ - used_);
    files_.back()->write(as_text(bytes.first(part)));
    used_ += part;
    bytes = bytes.subspan(part);
  }
}

void DumpFiles::commit() {
  for (const auto& file : files_) file->commit();
}

}  // namespace exhume::dump
