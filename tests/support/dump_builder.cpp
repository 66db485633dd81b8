#include "tests/support/dump_builder.hpp"

#include <algorithm>
#include <functional>
#include <stdexcept>
#include <utility>

#include "tests/support/put.hpp"

namespace exhume::test {

namespace {

constexpr std::uint16_t kListMark = 0xfffd;
constexpr std::uint16_t kNull = 0xfffe;
constexpr std::uint16_t kEndOfRows = 0xffff;

bool has_charset(const Column& column, int major) {
  return ((column.type == 1 || column.type == 96) && major >= 8) ||
         (column.type == 112 && major > 8);
}

std::uint16_t count_of(std::size_t size) {
  if (size > 0xffff) throw std::length_error("more than a length word can count");
  return static_cast<std::uint16_t>(size);
}

void put_short_string(Buffer& out, std::string_view text) {
  out.push_back(static_cast<std::uint8_t>(text.size()));
  put(out, text);
}

void put_counted(Buffer& out, std::string_view text) {
  put_le16(out, count_of(text.size()));
  put(out, text);
}

void pad(Buffer& bytes, std::size_t record_length) {
  bytes.resize((bytes.size() + record_length - 1) / record_length * record_length, 0);
}

}  // namespace

Buffer Dump::cut(std::size_t size) const {
  return {bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size)};
}

Buffer Dump::abandoned(std::size_t size, std::size_t record_length) const {
  Buffer out = cut(size);
  pad(out, record_length);
  return out;
}

Buffer Dump::patched(std::size_t offset, const Buffer& replacement) const {
  if (offset + replacement.size() > bytes.size()) throw std::out_of_range("patch past the end");
  Buffer out = bytes;
  std::copy(replacement.begin(), replacement.end(),
            out.begin() + static_cast<std::ptrdiff_t>(offset));
  return out;
}

DumpBuilder::DumpBuilder(DumpSpec spec) : spec_(std::move(spec)) {
  dump_.bytes = header_record(spec_);
  mark("preamble");
  put(dump_.bytes, preamble(spec_));
  mark("statements");
}

DumpBuilder& DumpBuilder::line(std::string_view text) {
  put(dump_.bytes, text);
  put(dump_.bytes, "\n");
  return *this;
}

DumpBuilder& DumpBuilder::marked_list(std::string_view text,
                                      const std::vector<std::string>& pieces) {
  line(text);
  put_le16(dump_.bytes, kListMark);
  for (const auto& piece : pieces) put_counted(dump_.bytes, piece);
  put_le16(dump_.bytes, 0);
  return line("");
}

DumpBuilder& DumpBuilder::query(std::string_view text, std::string_view query_text,
                                std::string_view constraint) {
  line(text);
  put_counted(dump_.bytes, query_text);
  put_counted(dump_.bytes, constraint);
  return line("");
}

DumpBuilder& DumpBuilder::counted(std::string_view text, std::string_view body) {
  line(text);
  put_counted(dump_.bytes, body);
  return line("");
}

DumpBuilder& DumpBuilder::two_counted(std::string_view text, std::string_view heading,
                                      std::string_view body) {
  line(text);
  put_counted(dump_.bytes, heading);
  put_counted(dump_.bytes, body);
  return *this;
}

DumpBuilder& DumpBuilder::insert(std::string_view table, const std::vector<Column>& columns,
                                 const std::vector<Row>& rows, std::string label) {
  if (label.empty()) label = table;
  mark(label + ".insert");
  line(insert_statement(table, columns));
  mark(label + ".columns");
  put_columns(columns);
  mark(label + ".extension");
  if (spec_.major() >= 8) put_extension(columns);
  mark(label + ".path");
  if (spec_.major() >= 8) put_le16(dump_.bytes, spec_.direct ? 1 : 0);
  mark(label + ".rows");
  std::size_t count = 0;
  for (const Row& row : rows) put_row(columns, row, label + ".row" + std::to_string(++count));
  mark(label + ".end");
  put_le16(dump_.bytes, kEndOfRows);
  return line("");
}

DumpBuilder& DumpBuilder::raw(const Buffer& bytes) {
  put(dump_.bytes, bytes);
  return *this;
}

DumpBuilder& DumpBuilder::mark(std::string label) {
  dump_.offsets.insert_or_assign(std::move(label), dump_.bytes.size());
  return *this;
}

Dump DumpBuilder::build() {
  mark("exit");
  line("EXIT");
  mark("filler");
  line("EXIT");
  pad(dump_.bytes, spec_.record_length);
  return dump_;
}

Dump DumpBuilder::build_open() const {
  return dump_;
}

void DumpBuilder::put_columns(const std::vector<Column>& columns) {
  put_le16(dump_.bytes, count_of(columns.size()));
  for (const Column& column : columns) {
    put_le16(dump_.bytes, column.type);
    put_le16(dump_.bytes, column.size);
    if (!has_charset(column, spec_.major())) continue;
    put_le16(dump_.bytes, column.charset);
    put_le16(dump_.bytes, column.form);
  }
}

void DumpBuilder::put_extension(const std::vector<Column>& columns) {
  if (std::none_of(columns.begin(), columns.end(), std::mem_fn(&Column::is_extended))) {
    put_le16(dump_.bytes, 0);
    return;
  }
  put_le16(dump_.bytes, count_of(columns.size()));
  for (const Column& column : columns) {
    put_short_string(dump_.bytes, column.type_owner);
    put_short_string(dump_.bytes, column.type_name);
    put_short_string(dump_.bytes, column.is_extended() ? column.name : "");
  }
}

void DumpBuilder::put_row(const std::vector<Column>& columns, const Row& row,
                          const std::string& label) {
  if (row.size() != columns.size()) throw std::invalid_argument("row does not fit its columns");
  mark(label);
  std::vector<LobData> lobs;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    mark(label + "." + columns[i].name);
    if (!row[i].bytes) {
      put_le16(dump_.bytes, kNull);
      continue;
    }
    put_le16(dump_.bytes, count_of(row[i].bytes->size()));
    put(dump_.bytes, *row[i].bytes);
    if (row[i].lob) lobs.push_back(*row[i].lob);
  }
  mark(label + ".lobs");
  if (spec_.direct || spec_.major() < 8) return;
  put_le16(dump_.bytes, count_of(lobs.size()));
  for (const LobData& lob : lobs) put(dump_.bytes, lob_value(lob));
}

std::string insert_statement(std::string_view table, const std::vector<Column>& columns) {
  std::string names;
  std::string marks;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const char* separator = i == 0 ? "" : ", ";
    names += separator + ("\"" + columns[i].name + "\"");
    marks += separator + (":" + std::to_string(i + 1));
  }
  return "INSERT INTO \"" + std::string(table) + "\" (" + names + ") VALUES (" + marks + ")";
}

}  // namespace exhume::test
