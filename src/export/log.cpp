#include "src/export/log.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "src/base/text.hpp"

namespace exhume::exporter {
namespace {

constexpr std::size_t name_width = 31;
constexpr std::size_t count_width = 11;
// Where the count ends when it stands on a line of its own.
constexpr std::size_t count_column = 61;

bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

std::string right_aligned(const std::string& text, std::size_t width) {
  const auto size =
      text.size() - static_cast<std::size_t>(std::ranges::count_if(text, continues_character));
  return std::string(size < width ? width - size : 0, ' ') + text;
}

std::string table_line(const std::string& table) {
  return ". . exporting table" + right_aligned(" " + printable(table), name_width);
}

}  // namespace

void Log::write(std::string_view text) {
  for (const Sink& sink : sinks_) sink(text);
}

void Log::end_open_line() {
  if (std::exchange(line_is_open_, false)) write("\n");
}

void Log::line(std::string_view text) {
  end_open_line();
  write(std::string(text) + "\n");
}

void Log::connected(const std::string& database) {
  line("");
  line("Connected to: " + printable(database));
}

void Log::charsets(std::string_view client, std::string_view national, std::string_view database) {
  line(fmt::format("Export done in {} character set and {} NCHAR character set", client, national));
  if (client != database) {
    line(fmt::format("server uses {} character set (possible charset conversion)", database));
  }
}

void Log::begin_rows(const std::string& table, std::uint64_t feedback) {
  end_open_line();
  write(table_line(table));
  line_is_open_ = true;
  feedback_ = feedback;
  rows_ = 0;
  if (feedback > 0) end_open_line();
}

void Log::table_without_rows(const std::string& table) {
  line(table_line(table));
}

void Log::row() {
  ++rows_;
  if (feedback_ == 0 || rows_ % feedback_ != 0) return;
  write(".");
  line_is_open_ = true;
}

void Log::end_rows() {
  const bool completes_line = line_is_open_ && feedback_ == 0;
  if (!completes_line) end_open_line();
  line_is_open_ = false;
  write(fmt::format("{:>{}} rows exported\n", rows_, completes_line ? count_width : count_column));
}

void Log::message(Code code, std::string_view text, const Place& place) {
  line(to_string(Diagnostic{.code = code, .message = std::string(text), .place = place}));
}

void LoggedDiagnostics::report(Diagnostic diagnostic) {
  if (diagnostic.severity == Severity::warning) ++warnings_;
  if (diagnostic.code == Code::not_translated) {
    left_out_.push_back(std::move(diagnostic));
    return;
  }
  const Place place{.owner = diagnostic.place.owner,
                    .table = diagnostic.place.table,
                    .column = diagnostic.place.column};
  auto kind = std::ranges::find_if(kinds_, [&](const Kind& known) {
    return known.first.code == diagnostic.code && to_string(known.first.place) == to_string(place);
  });
  if (kind == kinds_.end()) {
    kinds_.push_back({{.code = diagnostic.code, .place = place}});
    kind = kinds_.end() - 1;
  }
  if (++kind->count <= shown_of_a_kind) {
    log_.message(diagnostic.code, diagnostic.message, diagnostic.place);
  }
}

void LoggedDiagnostics::sum_up() {
  for (const Kind& kind : kinds_) {
    if (kind.count <= shown_of_a_kind) continue;
    log_.message(kind.first.code, fmt::format("and {} more like it", kind.count - shown_of_a_kind),
                 kind.first.place);
  }
  for (const Diagnostic& diagnostic : left_out_) {
    log_.line(fmt::format(". . left out of {}: {}", to_string(diagnostic.place),
                          printable(diagnostic.message)));
  }
}

}  // namespace exhume::exporter
