#include "src/rewrite/edit_stage.hpp"

#include <fmt/format.h>

#include "src/base/text.hpp"

namespace exhume::rewrite {
namespace {

constexpr std::size_t shown_of_a_statement = 60;

// A type's binary description and the brackets have no text to edit.
bool has_text(exp::StatementKind kind) {
  switch (kind) {
    case exp::StatementKind::type_descriptor:
    case exp::StatementKind::java:
    case exp::StatementKind::metric:
    case exp::StatementKind::marker:
    case exp::StatementKind::blank:
    case exp::StatementKind::exit: return false;
    default: return true;
  }
}

}  // namespace

EditStage::EditStage(exp::StreamSink& next, Diagnostics& diagnostics, std::vector<Editor> editors)
    : Stage(next), diagnostics_(diagnostics), editors_(std::move(editors)) {}

void EditStage::begin(const exp::Header& header, const exp::Preamble& preamble) {
  client_.emplace(header.client_charset_id.value_or(0));
  Stage::begin(header, preamble);
}

void EditStage::statement(const exp::Statement& statement) {
  Stage::statement(edited(statement));
}

void EditStage::begin_rows(const exp::Statement& insert, const exp::DataHead& head) {
  Stage::begin_rows(edited(insert), head);
}

exp::Statement EditStage::edited(const exp::Statement& statement) {
  exp::Statement out = statement;
  if (!has_text(statement.kind)) return out;
  for (const Editor& editor : editors_) {
    const auto text = StatementText::of(out, *client_);
    std::optional<exp::Statement> changed;
    if (text) {
      const auto edits = editor(out, text->utf8(), sql::significant_tokens(text->utf8()));
      if (edits.empty()) continue;
      changed = text->with(edits, *client_);
    }
    if (!changed) {
      diagnostics_.report(
          {.code = Code::undecodable_text,
           .message = fmt::format("a statement is left as it is: its text, or a new name, is none "
                                  "of the dump's character set: {}",
                                  start_of(statement.line, shown_of_a_statement)),
           .place = {.offset = statement.line_range.begin}});
      return statement;
    }
    out = *std::move(changed);
  }
  return out;
}

}  // namespace exhume::rewrite
