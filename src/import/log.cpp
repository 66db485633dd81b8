#include "src/import/log.hpp"

#include <fmt/format.h>

#include <utility>

#include "src/base/text.hpp"

namespace exhume::imp {
namespace {

constexpr std::size_t echo_width = 75;
constexpr std::size_t name_width = 31;
constexpr std::size_t count_width = 11;
// Where the count ends when it stands on a line of its own.
constexpr std::size_t count_column = 61;

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += continues_character(c) ? 0 : 1;
  return count;
}

std::string escaped(std::string_view text, std::string_view kept) {
  std::string out;
  for (const char c : text) {
    if (is_control(c) && kept.find(c) == std::string_view::npos) {
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    } else {
      out.push_back(c);
    }
  }
  return out;
}

// The first `count` characters, in bytes.
std::size_t prefix_size(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  while (at < text.size() && count > 0) {
    ++at;
    while (at < text.size() && continues_character(text[at])) ++at;
    --count;
  }
  return at;
}

std::string right_aligned(const std::string& text, std::size_t width) {
  const std::size_t size = characters(text);
  return std::string(size < width ? width - size : 0, ' ') + text;
}

std::string_view part_name(TablePart part) {
  switch (part) {
    case TablePart::partition: return "partition";
    case TablePart::subpartition: return "subpartition";
    case TablePart::table: break;
  }
  return "table";
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

void Log::connected(const std::string& target) {
  line("");
  line("Connected to: " + printable(target));
}

void Log::dump(const dump::Info& info, const std::string& user) {
  line("");
  line(fmt::format("Export file created by EXPORT:V{} via {} path", printable(info.version),
                   info.direct_path ? "direct" : "conventional"));
  if (!user.empty() && user != info.exporter) {
    line("");
    line(fmt::format("Warning: the objects were exported by {}, not by you",
                     printable(info.exporter)));
    line("");
  }
  // Whatever the dump holds becomes UTF-8, also its national character data.
  line("import done in AL32UTF8 character set and AL32UTF8 NCHAR character set");
  if (info.client.name != "AL32UTF8") {
    line(fmt::format("export client uses {} character set (possible charset conversion)",
                     printable(info.client.name)));
  }
}

void Log::owner(const std::string& from, const std::string& into) {
  line(fmt::format(". importing {}'s objects into {}", printable(from), printable(into)));
}

void Log::begin_rows(TablePart part, const std::string& table, const std::string& name_of_part,
                     std::uint64_t feedback) {
  end_open_line();
  std::string name = fmt::format("\"{}\"", printable(table));
  if (part != TablePart::table) name += fmt::format(":\"{}\"", printable(name_of_part));
  write(fmt::format(". . importing {}{}", part_name(part), right_aligned(" " + name, name_width)));
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

void Log::end_rows() {
  const bool completes_line = line_is_open_ && feedback_ == 0;
  if (!completes_line) end_open_line();
  line_is_open_ = false;
  write(fmt::format("{:>{}} rows imported\n", rows_, completes_line ? count_width : count_column));
}

void Log::echo(std::string_view statement) {
  end_open_line();
  const std::string text = escaped(statement, "\n\t");
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t size = prefix_size(rest, echo_width);
    write(fmt::format(" \"{}\"\n", rest.substr(0, size)));
    rest.remove_prefix(size);
  }
}

void Log::message(Code code, std::string_view text, const Place& place) {
  line(to_string(Diagnostic{.code = code, .message = std::string(text), .place = place}));
}

std::string refilled(std::string_view text, std::string_view indent, std::size_t width) {
  std::string out;
  std::size_t column = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t end = at;
    char quote = 0;
    while (end < text.size() && (quote != 0 || text[end] != ' ')) {
      if (quote == 0 && (text[end] == '"' || text[end] == '\'')) {
        quote = text[end];
      } else if (text[end] == quote) {
        quote = 0;
      }
      ++end;
    }
    const std::string_view word = text.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    const std::size_t size = characters(word);
    const bool fits = column > 0 && column + 1 + size <= width;
    if (fits) {
      out += " ";
      ++column;
    } else {
      if (column > 0) out += "\n";
      out += indent;
      column = characters(indent);
    }
    out += word;
    column += size;
  }
  if (!out.empty()) out += "\n";
  return out;
}

}  // namespace exhume::imp
