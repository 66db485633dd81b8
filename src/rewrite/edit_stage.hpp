#pragma once
// Edits to all statements of a dump.

#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "src/base/error.hpp"
#include "src/rewrite/stage.hpp"
#include "src/rewrite/statement_edit.hpp"

namespace exhume::rewrite {

/// Decides what to change in a statement, whose parts as one UTF-8 text and its tokens without
/// comments are given.
using Editor = std::function<std::vector<Edit>(const exp::Statement&, std::string_view text,
                                               std::span<const sql::Token>)>;

/// Applies editors, one after the other, to every statement that has text.
class EditStage final : public Stage {
 public:
  /// A statement whose text cannot be told exactly stays as it is, with a diagnostic.
  EditStage(exp::StreamSink& next, Diagnostics& diagnostics, std::vector<Editor> editors);

  void begin(const exp::Header& header, const exp::Preamble& preamble) override;
  void statement(const exp::Statement& statement) override;
  void begin_rows(const exp::Statement& insert, const exp::DataHead& head) override;

 private:
  exp::Statement edited(const exp::Statement& statement);

  Diagnostics& diagnostics_;
  std::vector<Editor> editors_;
  std::optional<ClientText> client_;
};

}  // namespace exhume::rewrite
