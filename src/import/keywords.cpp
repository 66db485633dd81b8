#include "src/import/keywords.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

namespace exhume::imp {
namespace {

constexpr std::array keywords = std::to_array<Keyword>({
    {"USERID", "[user[/password]@]target; may stand first without its keyword"},
    {"FILE", "dump file, - for standard input (expdat.dmp)"},
    {"FULL", "import the whole file (Y unless FROMUSER, TOUSER or TABLES is given)"},
    {"FROMUSER", "list of owners to import"},
    {"TOUSER", "list of owners to import them into"},
    {"TABLES", "list of tables, T or T:PARTITION; % and _ are wildcards"},
    {"SHOW", "only list the statements of the file (N)"},
    {"INDEXFILE", "only write tables and indexes as SQL to this file"},
    {"LOG", "file that gets all messages too"},
    {"PARFILE", "file with more parameters"},
    {"IGNORE", "load into tables that exist (N)"},
    {"ROWS", "import rows (Y)"},
    {"INDEXES", "import indexes (Y)"},
    {"CONSTRAINTS", "import constraints (Y)"},
    {"COMMIT", "commit while a table loads, not only after it (N)"},
    {"FEEDBACK", "print a dot for every so many rows (0)"},
    {"CHARSET", "read all text in this character set, whatever the file says"},
    {"HELP", "print this (N)"},
    {"BUFFER", ""},
    {"RECORDLENGTH", ""},
    {"GRANTS", ""},
    {"INCTYPE", ""},
    {"DESTROY", ""},
    {"SKIP_UNUSABLE_INDEXES", ""},
    {"ANALYZE", ""},
    {"RECALCULATE_STATISTICS", ""},
    {"STATISTICS", ""},
    {"TOID_NOVALIDATE", ""},
    {"FILESIZE", ""},
    {"VOLSIZE", ""},
    {"RESUMABLE", ""},
    {"RESUMABLE_NAME", ""},
    {"RESUMABLE_TIMEOUT", ""},
    {"COMPILE", ""},
    {"STREAMS_CONFIGURATION", ""},
    {"STREAMS_INSTANTIATION", ""},
    {"DATA_ONLY", ""},
    {"TRANSPORT_TABLESPACE", ""},
    {"TABLESPACES", ""},
    {"DATAFILES", ""},
    {"TTS_OWNERS", ""},
});

// How many letters to change, add or leave out to get from one to the other (Levenshtein).
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
    }
  }
  return row.back();
}

}  // namespace

const Keyword* find_keyword(std::string_view name) {
  // The manual of 8.1.6 writes TABLE twice.
  const auto* const found =
      std::ranges::find(keywords, name == "TABLE" ? "TABLES" : name, &Keyword::name);
  return found == keywords.end() ? nullptr : found;
}

std::string nearest_keyword(std::string_view name) {
  const auto* const best = std::ranges::min_element(
      keywords, {}, [name](const Keyword& known) { return distance(name, known.name); });
  const std::size_t tolerated = std::max<std::size_t>(2, name.size() / 3);
  return distance(name, best->name) <= tolerated ? std::string(best->name) : std::string();
}

std::string help_text() {
  std::string out =
      "Format:  imp [user[/password]@]TARGET KEYWORD=value KEYWORD=(value1,value2,...)\n"
      "Example: imp sqlite:scott.db FILE=scott.dmp TABLES=(EMP,DEPT)\n"
      "         imp FILE=scott.dmp        loads into scott.db\n\n"
      "TARGET is sqlite:PATH or postgresql://[user[:password]@]host[:port]/database.\n\n"
      "Keyword      Description (Default)\n"
      "--------------------------------------------------------------------------\n";
  std::string without_effect;
  for (const Keyword& keyword : keywords) {
    if (keyword.description.empty()) {
      without_effect += fmt::format(" {}", keyword.name);
    } else {
      out += fmt::format("{:<13}{}\n", keyword.name, keyword.description);
    }
  }
  out += "\nTaken, and without effect:\n";
  for (std::size_t at = 0; at < without_effect.size();) {
    std::size_t end = std::min(at + 75, without_effect.size());
    if (end < without_effect.size()) end = without_effect.rfind(' ', end);
    out += without_effect.substr(at, end - at) + "\n";
    at = end;
  }
  return out;
}

}  // namespace exhume::imp
