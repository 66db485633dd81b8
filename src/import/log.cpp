#include "src/import/log.hpp"

#include <fmt/format.h>

#include "src/base/text.hpp"

namespace exhume::imp {
namespace {

constexpr std::size_t echo_width = 75;
bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
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

std::string_view part_name(TablePart part) {
  switch (part) {
    case TablePart::partition: return "partition";
    case TablePart::subpartition: return "subpartition";
    case TablePart::table: break;
  }
  return "table";
}

}  // namespace

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
  std::string name = fmt::format("\"{}\"", table);
  if (part != TablePart::table) name += fmt::format(":\"{}\"", name_of_part);
  logging::Log::begin_rows(fmt::format(". . importing {}", part_name(part)), name, feedback);
}

void Log::end_rows() {
  logging::Log::end_rows("rows imported");
}

void Log::echo(std::string_view statement) {
  const std::string text = escaped(statement, "\n\t");
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t size = prefix_size(rest, echo_width);
    line(fmt::format(" \"{}\"", rest.substr(0, size)));
    rest.remove_prefix(size);
  }
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
    const std::size_t size = characters_in(word);
    const bool fits = column > 0 && column + 1 + size <= width;
    if (fits) {
      out += " ";
      ++column;
    } else {
      if (column > 0) out += "\n";
      out += indent;
      column = characters_in(indent);
    }
    out += word;
    column += size;
  }
  if (!out.empty()) out += "\n";
  return out;
}

}  // namespace exhume::imp
