#include "src/export/stream.hpp"

#include <fmt/format.h>

#include "formats/exp/open_text.hpp"
#include "src/base/text.hpp"

namespace exhume::exporter {
namespace {

constexpr std::size_t shown_of_a_statement = 60;

const charset::CharacterSet& charset_of(std::uint16_t id) {
  const charset::CharacterSet* set = charset::find(id);
  if (set == nullptr) {
    throw Error(Code::no_conversion, fmt::format("there is no character set of id {}", id));
  }
  return *set;
}

std::string on_one_line(std::string_view text) {
  std::string out;
  exp::OpenText open;
  for (const char c : text) {
    out.push_back(c != '\n' || open.is_open() ? c : ' ');
    open.feed({&c, 1});
  }
  return out;
}

}  // namespace

Stream::Stream(exp::StreamSink& sink, std::uint16_t client_charset, Diagnostics& diagnostics)
    : sink_(sink),
      encoder_(charset::make_encoder(charset_of(client_charset))),
      diagnostics_(diagnostics) {}

std::string Stream::encoded(std::string_view utf8) {
  std::vector<std::uint8_t> bytes;
  charset::BadSpots bad;
  encoder_->encode(utf8, bytes, bad);
  if (!bad.empty()) {
    diagnostics_.report(
        {.code = Code::undecodable_text,
         .message = fmt::format("{} of a statement are not in the character set of the dump: {}",
                                counted(bad.size(), "character"),
                                printable(start_of(utf8, shown_of_a_statement)))});
  }
  return {bytes.begin(), bytes.end()};
}

exp::Statement Stream::statement(std::string_view line, bool marked) {
  const exp::StatementClass kind = exp::classify(line, marked);
  exp::Statement statement{.kind = kind.kind, .form = kind.form, .runnable = kind.runnable};
  statement.line = encoded(line);
  return statement;
}

void Stream::line(std::string_view text) {
  sink_.statement(statement(on_one_line(text), false));
}

void Stream::with_text(std::string_view line, std::string_view text) {
  exp::Statement out = statement(line, false);
  out.pieces = {encoded(text)};
  sink_.statement(out);
}

void Stream::with_texts(std::string_view line, std::string_view first, std::string_view second) {
  exp::Statement out = statement(line, false);
  out.pieces = {encoded(first), encoded(second)};
  sink_.statement(out);
}

void Stream::with_list(std::string_view line, const std::vector<std::string>& texts) {
  exp::Statement out = statement(line, true);
  for (std::string_view text : texts) {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
      out.pieces.push_back(encoded(text.substr(0, end)));
      text.remove_prefix(end);
    }
  }
  sink_.statement(out);
}

void Stream::begin_rows(std::string_view line, exp::DataHead head) {
  for (std::string& name : head.type_column_names) name = encoded(name);
  sink_.begin_rows(statement(line, false), head);
}

}  // namespace exhume::exporter
