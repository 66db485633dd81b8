#include "formats/exp/writer.hpp"

#include <fmt/format.h>

#include "formats/exp/header_record.hpp"
#include "formats/exp/insert_line.hpp"
#include "formats/exp/marks.hpp"
#include "formats/exp/put.hpp"
#include "formats/exp/statement_writer.hpp"

namespace exhume::exp {
namespace {

constexpr std::size_t full = std::size_t{1} << 18;

// Zeros are written in parts of at most this size: an odd dump may have many.
constexpr std::uint64_t zeros_at_once = 1 << 16;

}  // namespace

void Writer::begin(const Header& header, const Preamble& preamble) {
  major_version_ = header.major_version;
  record_length_ = header.record_length;
  client_ = header.client_charset_id.value_or(0);
  put(buffer_, header_record(header));
  put_preamble(buffer_, preamble);
}

void Writer::statement(const Statement& statement) {
  put_statement(buffer_, statement);
  flush_when_full();
}

void Writer::begin_rows(const Statement& insert, const DataHead& head) {
  put_statement(buffer_, insert);
  put_data_head(buffer_, head, major_version_);
  insert_line_ = insert.line;
  encoder_.emplace(head, major_version_, client_, encoders_);
}

void Writer::row(const StreamRow& row) {
  const std::size_t before = buffer_.size();
  try {
    encoder_->encode(buffer_, row);
  } catch (const Error& error) {
    buffer_.resize(before);
    throw Error(error.code(), error.message(), place_of(row, encoder_->failed_column()));
  }
  if (!encoder_->lossy().empty()) report_lossy(row);
  flush_when_full();
}

void Writer::end_rows() {
  put_u16le(buffer_, end_of_rows);
  buffer_.push_back('\n');
  encoder_.reset();
}

void Writer::end(const std::optional<Ending>& ending) {
  const Ending wanted = ending ? *ending : usual_ending(offset(), record_length_);
  for (std::uint64_t i = 0; i < wanted.exit_lines; ++i) {
    put(buffer_, exit_line);
    flush_when_full();
  }
  for (std::uint64_t left = wanted.zeros; left > 0;) {
    const std::uint64_t part = std::min(left, zeros_at_once);
    buffer_.resize(buffer_.size() + static_cast<std::size_t>(part), 0);
    flush_when_full();
    left -= part;
  }
  flush();
}

void Writer::flush() {
  out_.write(buffer_);
  flushed_ += buffer_.size();
  buffer_.clear();
}

void Writer::flush_when_full() {
  if (buffer_.size() >= full) flush();
}

void Writer::report_lossy(const StreamRow& row) {
  for (const LossyText& lossy : encoder_->lossy()) {
    diagnostics_.report({.code = Code::undecodable_text,
                         .message = lossy.message,
                         .place = place_of(row, lossy.column)});
  }
}

Place Writer::place_of(const StreamRow& row, std::optional<std::size_t> column) const {
  Place place{.row = row.number};
  if (const auto insert = parse_insert_line(insert_line_)) {
    place.owner = insert->owner;
    place.table = insert->table;
    if (column && *column < insert->columns.size()) place.column = insert->columns[*column];
  }
  return place;
}

}  // namespace exhume::exp
