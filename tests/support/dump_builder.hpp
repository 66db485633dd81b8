#pragma once
// Legacy export dumps from a few lines of C++: sound ones, or ones to break.
//
//   const Dump dump = DumpBuilder({.version = "11.02.00"})
//                         .line(R"(TABLE "T")")
//                         .line(R"(CREATE TABLE "T" ("A" NUMBER))")
//                         .insert("T", {number_column("A")}, {{number(1)}, {std::nullopt}})
//                         .build();
//   dump.bytes                the file
//   dump.offset("T.row2.A")   where the length word of that value stands

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/dump_header.hpp"
#include "tests/support/dump_table.hpp"

namespace exhume::test {

/// A built dump and the places in it that have a name.
struct Dump {
  Buffer bytes;
  std::map<std::string, std::size_t> offsets;

  /// The file offset of a label; throws std::out_of_range for an unknown one.
  std::size_t offset(const std::string& label) const { return offsets.at(label); }

  /// The first `size` bytes: what a cut transfer leaves.
  Buffer cut(std::size_t size) const;

  /// The bytes to `size`, then zeros to the end of the record: what a failed export leaves.
  Buffer abandoned(std::size_t size, std::size_t record_length) const;

  /// A copy in which the bytes at `offset` are replaced.
  Buffer patched(std::size_t offset, const Buffer& replacement) const;
};

/// Appends statements and table data to a header. Statement text is in the client's charset.
class DumpBuilder {
 public:
  /// Begins with the header record and the preamble. Labels: "preamble", "statements".
  explicit DumpBuilder(DumpSpec spec);

  const DumpSpec& spec() const { return spec_; }

  /// A statement without body.
  DumpBuilder& line(std::string_view text);
  /// A statement with a list of pieces behind the mark fd ff.
  DumpBuilder& marked_list(std::string_view text, const std::vector<std::string>& pieces);
  /// A view: its query and the CONSTRAINT clause behind it, which is mostly empty.
  DumpBuilder& query(std::string_view text, std::string_view query_text,
                     std::string_view constraint = "");
  /// A statement with one counted string: comments, defaults, statistics.
  DumpBuilder& counted(std::string_view text, std::string_view body);
  /// A trigger of 8.1: heading and body counted, no line end after them.
  DumpBuilder& two_counted(std::string_view text, std::string_view heading, std::string_view body);

  /// INSERT line, descriptors, rows and end of a table (or of one partition of it).
  /// Labels, where L is `label`, or `table` when it is empty: L.insert, L.columns,
  /// L.extension, L.path, L.rows, L.rowN and L.rowN.COLUMN (N from 1), L.rowN.lobs, L.end.
  DumpBuilder& insert(std::string_view table, const std::vector<Column>& columns,
                      const std::vector<Row>& rows, std::string label = "");

  /// Bytes as they are: for what no statement may look like.
  DumpBuilder& raw(const Buffer& bytes);
  /// Names the current offset.
  DumpBuilder& mark(std::string label);

  /// EXIT, one more EXIT as filler, and zeros to the end of the record.
  Dump build();
  /// The same without EXIT, filler and padding.
  Dump build_open() const;

 private:
  void put_columns(const std::vector<Column>& columns);
  void put_extension(const std::vector<Column>& columns);
  void put_row(const std::vector<Column>& columns, const Row& row, const std::string& label);

  DumpSpec spec_;
  Dump dump_;
};

/// `INSERT INTO "T" ("A", "B") VALUES (:1, :2)`, as exp spells it.
std::string insert_statement(std::string_view table, const std::vector<Column>& columns);

}  // namespace exhume::test
