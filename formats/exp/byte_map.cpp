#include "formats/exp/byte_map.hpp"

#include <fmt/format.h>

#include "formats/exp/reader.hpp"

namespace exhume::exp {
namespace {

constexpr std::size_t longest_detail = 60;

// Passes ranges on and counts, and makes what lies between two of them a range of its own.
class Mapper {
 public:
  explicit Mapper(const std::function<void(const NamedRange&)>& sink) : sink_(sink) {}

  void add(ByteRange range, std::string meaning, std::string detail = {}, bool known = true) {
    if (range.begin > end_) unknown({end_, range.begin}, "no rule claims these bytes");
    if (range.size() == 0) return;
    if (!known) unknown_ += range.size();
    end_ = range.end;
    sink_({range, std::move(meaning), std::move(detail), known});
  }

  void unknown(ByteRange range, std::string detail) {
    add(range, "unknown", std::move(detail), false);
  }

  std::uint64_t end() const { return end_; }
  std::uint64_t unknown_bytes() const { return unknown_; }

 private:
  const std::function<void(const NamedRange&)>& sink_;
  std::uint64_t end_ = 0;
  std::uint64_t unknown_ = 0;
};

void map_statement(Mapper& mapper, const Statement& statement) {
  const std::string meaning(kind_name(statement.kind));
  mapper.add(statement.line_range, meaning, statement.line.substr(0, longest_detail),
             statement.kind != StatementKind::unknown);
  if (statement.kind != StatementKind::insert) {
    mapper.add(statement.body_range, meaning + ": body", {},
               statement.kind != StatementKind::unknown);
  }
}

void map_rows(Mapper& mapper, Reader& reader) {
  mapper.add(reader.head().range, "table data: column descriptors",
             fmt::format("{} columns", reader.head().columns.size()));
  std::optional<Error> error;
  try {
    reader.skip_rows();
  } catch (const Error& stopped) {
    error = stopped;
  }
  mapper.add(reader.rows_range(), "table data: rows", fmt::format("{} rows", reader.rows_read()));
  if (error) throw *error;
  mapper.add({reader.rows_range().end, reader.sound_end()}, "table data: end of rows");
}

}  // namespace

MapSummary map_bytes(Cursor& in, const std::function<void(const NamedRange&)>& sink) {
  Mapper mapper(sink);
  MapSummary summary;
  Reader reader(in);
  for (const HeaderField& field : reader.header().fields) {
    mapper.add(field.range, "header: " + field.name);
  }
  mapper.add(reader.preamble().range, "preamble");
  try {
    while (const auto statement = reader.next()) {
      map_statement(mapper, *statement);
      if (statement->is_doubtful()) ++summary.doubtful_statements;
      if (statement->kind == StatementKind::insert) map_rows(mapper, reader);
    }
    mapper.add(reader.filling(), "filling", "EXIT lines and zeros to the end of the record");
    if (reader.trailing().size() > 0) {
      mapper.unknown(reader.trailing(), "behind the end of the dump");
    }
    summary.complete = true;
  } catch (const Error& error) {
    summary.error = error;
    while (in.ensure(1)) in.skip(in.window().size());
    mapper.unknown({mapper.end(), in.offset()}, error.message());
  }
  summary.bytes = mapper.end();
  summary.unknown_bytes = mapper.unknown_bytes();
  return summary;
}

}  // namespace exhume::exp
