#include "src/logging/log.hpp"

#include <fmt/format.h>

#include <utility>

#include "src/base/text.hpp"

namespace exhume::logging {
namespace {

constexpr std::size_t name_width = 31;
constexpr std::size_t count_width = 11;
// Where the count ends when it stands on a line of its own.
constexpr std::size_t count_column = 61;

}  // namespace

std::string table_line(std::string_view heading, const std::string& name) {
  const std::string shown = " " + printable(name);
  const std::size_t size = characters_in(shown);
  return std::string(heading) + std::string(size < name_width ? name_width - size : 0, ' ') + shown;
}

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

void Log::message(Code code, std::string_view text, const Place& place) {
  line(to_string(Diagnostic{.code = code, .message = std::string(text), .place = place}));
}

void Log::begin_rows(std::string_view heading, const std::string& name, std::uint64_t feedback) {
  end_open_line();
  write(table_line(heading, name));
  line_is_open_ = true;
  feedback_ = feedback;
  earlier_rows_ += std::exchange(rows_, 0);
  if (feedback > 0) end_open_line();
}

void Log::row() {
  ++rows_;
  if (feedback_ == 0 || rows_ % feedback_ != 0) return;
  write(".");
  line_is_open_ = true;
}

void Log::end_rows(std::string_view what) {
  const bool completes_line = line_is_open_ && feedback_ == 0;
  if (!completes_line) end_open_line();
  line_is_open_ = false;
  write(fmt::format("{:>{}} {}\n", rows_, completes_line ? count_width : count_column, what));
}

}  // namespace exhume::logging
