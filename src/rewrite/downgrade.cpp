#include "src/rewrite/downgrade.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "formats/exp/layout.hpp"
#include "src/base/text.hpp"

namespace exhume::rewrite {
namespace {

using Tokens = std::span<const sql::Token>;

constexpr std::size_t shown_of_a_statement = 60;
constexpr std::size_t most_words = 4;

// Words that came with a version. "?" stands for any one word or number.
struct Phrase {
  Version since;
  std::array<std::string_view, most_words> words;
  bool can_go = true;  // without them the statement means the same
};

// The longer of two phrases that begin alike stands first.
constexpr std::array phrases = std::to_array<Phrase>({
    {{9, 2}, {"NOCOMPRESS"}},
    {{11, 1}, {"BASICFILE"}},
    {{11, 1}, {"SECUREFILE"}},
    {{11, 1}, {"KEEP_DUPLICATES"}},
    {{11, 1}, {"DEDUPLICATE"}},
    {{11, 1}, {"RETENTION", "AUTO"}},
    {{11, 1}, {"RETENTION", "NONE"}},
    {{11, 1}, {"RETENTION", "MAX"}},
    {{11, 1}, {"RETENTION", "MIN", "?"}},
    {{11, 1}, {"COMPRESS", "FOR", "?"}},
    {{11, 1}, {"VISIBLE"}},
    {{11, 1}, {"INVISIBLE"}},
    {{11, 2}, {"SEGMENT", "CREATION", "?"}},
    {{11, 2}, {"FLASH_CACHE", "?"}},
    {{11, 2}, {"CELL_FLASH_CACHE", "?"}},
    {{12, 1}, {"EDITIONABLE"}},
    {{12, 1}, {"NONEDITIONABLE"}},
    {{12, 1}, {"NO", "INMEMORY"}},
    {{12, 1}, {"INDEXING", "ON"}},
    {{12, 1}, {"INDEXING", "OFF"}},
    {{12, 1}, {"NO", "ROW", "ARCHIVAL"}},
    {{18, 0}, {"NO", "MEMOPTIMIZE", "FOR", "?"}},
    {{18, 0}, {"MEMOPTIMIZE", "FOR", "?"}},
    {{21, 0}, {"ENABLE", "LOGICAL", "REPLICATION"}},
    {{21, 0}, {"DISABLE", "LOGICAL", "REPLICATION"}},
    {{9, 1}, {"TIMESTAMP", "("}, false},
    {{9, 1}, {"INTERVAL", "YEAR"}, false},
    {{9, 1}, {"INTERVAL", "DAY"}, false},
    {{9, 1}, {"?", "CHAR", ")"}, false},
    {{9, 1}, {"XMLTYPE"}, false},
    {{10, 1}, {"BINARY_FLOAT"}, false},
    {{10, 1}, {"BINARY_DOUBLE"}, false},
    {{11, 1}, {"GENERATED", "ALWAYS", "AS"}, false},
    {{12, 1}, {"AS", "IDENTITY"}, false},
    {{12, 1}, {"INMEMORY"}, false},
    {{12, 1}, {"ROW", "ARCHIVAL"}, false},
    {{12, 1}, {"CLUSTERING", "BY"}, false},
    {{12, 1}, {"ILM", "ADD"}, false},
    {{12, 2}, {"DEFAULT", "COLLATION"}, false},
    {{23, 0}, {"BOOLEAN"}, false},
});

std::size_t length(const Phrase& phrase) {
  return static_cast<std::size_t>(
      std::ranges::count_if(phrase.words, [](std::string_view word) { return !word.empty(); }));
}

bool stands_at(Tokens tokens, std::size_t at, const Phrase& phrase) {
  const std::size_t words = length(phrase);
  if (at + words > tokens.size()) return false;
  for (std::size_t i = 0; i < words; ++i) {
    const sql::Token& token = tokens[at + i];
    const bool is_any = phrase.words[i] == "?" && (token.kind == sql::TokenKind::word ||
                                                   token.kind == sql::TokenKind::number);
    const bool is_same = token.kind == sql::TokenKind::word
                             ? sql::is_word(token.text, phrase.words[i])
                             : token.text == phrase.words[i];
    if (!is_any && !is_same) return false;
  }
  return true;
}

const Phrase* newer_phrase_at(Tokens tokens, std::size_t at, Version version) {
  const auto found = std::ranges::find_if(phrases, [&](const Phrase& phrase) {
    return phrase.since > version && stands_at(tokens, at, phrase);
  });
  return found == phrases.end() ? nullptr : &*found;
}

bool is_definition(Tokens tokens) {
  return tokens.size() > 2 && tokens[0].kind == sql::TokenKind::word &&
         (sql::is_word(tokens[0].text, "CREATE") || sql::is_word(tokens[0].text, "ALTER"));
}

int number(std::string_view digits, std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size() || value < 0) {
    throw Error(Code::imp_bad_parameter,
                fmt::format("\"{}\" is no version: 9.2, 11.02.00 and 19 are", text));
  }
  return value;
}

}  // namespace

Version parse_version(std::string_view text) {
  const auto dot = text.find('.');
  if (dot == text.npos) return {number(text, text), 0};
  const auto second = text.find('.', dot + 1);
  const std::string_view minor = text.substr(dot + 1, second - dot - 1);
  return {number(text.substr(0, dot), text), number(minor, text)};
}

Editor downgrade_words(Version version, Diagnostics& diagnostics) {
  return [version, &diagnostics](const exp::Statement& statement, std::string_view, Tokens tokens) {
    std::vector<Edit> edits;
    if (!is_definition(tokens) || statement.kind != exp::StatementKind::sql) return edits;
    for (std::size_t i = 1; i < tokens.size();) {
      const Phrase* phrase = newer_phrase_at(tokens, i, version);
      if (phrase == nullptr) {
        ++i;
        continue;
      }
      const std::size_t last = i + length(*phrase) - 1;
      if (phrase->can_go) {
        const std::size_t begin = tokens[i - 1].end();
        edits.push_back({begin, tokens[last].end() - begin, ""});
      } else {
        diagnostics.report(
            {.code = Code::not_translated,
             .message = fmt::format(
                 "{} came with {}.{} and stays, so the statement fails in {}.{}: "
                 "{}",
                 fmt::join(phrase->words.begin(), phrase->words.begin() + last - i + 1, " "),
                 phrase->since.major, phrase->since.minor, version.major, version.minor,
                 start_of(statement.line, shown_of_a_statement)),
             .place = {.offset = statement.line_range.begin}});
      }
      i = last + 1;
    }
    return edits;
  };
}

std::string layout_version(std::string_view text) {
  const Version wanted = parse_version(text);
  const auto versions = exp::layout_versions();
  const auto found = std::ranges::find_if(
      versions, [&](std::string_view version) { return parse_version(version) == wanted; });
  if (found == versions.end()) {
    throw Error(Code::imp_bad_parameter,
                fmt::format("version {} is none that dumps can be written in: {} are", text,
                            fmt::join(versions, ", ")));
  }
  return std::string(*found);
}

DowngradeStage::DowngradeStage(exp::StreamSink& next, std::string version)
    : Stage(next), version_(std::move(version)), number_(parse_version(version_)) {}

void DowngradeStage::begin(const exp::Header& header, const exp::Preamble&) {
  exp::Layout layout =
      exp::make_layout(version_, {header.client_charset_id.value_or(0), header.database_charset_id,
                                  header.national_charset_id});
  layout.header.direct_path = header.direct_path;
  layout.header.exporter_is_dba = header.exporter_is_dba;
  layout.header.exporter = header.exporter;
  layout.header.mode = header.mode;
  layout.header.record_length = header.record_length;
  layout.header.date = header.date;
  layout.header.file_name = header.file_name;
  Stage::begin(layout.header, layout.preamble);
}

void DowngradeStage::statement(const exp::Statement& statement) {
  constexpr Version first_with_metrics{10, 1};
  if (statement.kind == exp::StatementKind::metric && number_ < first_with_metrics) return;
  Stage::statement(statement);
}

// How LOB values are laid out depends on the version: the writer does it anew.
void DowngradeStage::row(const exp::StreamRow& row) {
  exp::StreamRow out = row;
  out.lobs = {};
  Stage::row(out);
}

}  // namespace exhume::rewrite
