#include "src/rewrite/merge.hpp"

#include <fmt/format.h>

#include "src/base/error.hpp"

namespace exhume::rewrite {
namespace {

void check(bool same, std::string_view what, const auto& first, const auto& later) {
  if (same) return;
  throw Error(Code::imp_mismatched_header,
              fmt::format("dumps of different {} cannot be merged: {} and {}; dmp convert makes "
                          "them alike",
                          what, first, later));
}

}  // namespace

void MergeStage::begin(const exp::Header& header, const exp::Preamble& preamble) {
  if (!first_) {
    first_ = header;
    Stage::begin(header, preamble);
    return;
  }
  check(first_->version == header.version, "versions", first_->version, header.version);
  check(first_->client_charset_id == header.client_charset_id, "character sets",
        first_->client_charset_id.value_or(0), header.client_charset_id.value_or(0));
  check(first_->national_charset_id == header.national_charset_id, "national character sets",
        first_->national_charset_id, header.national_charset_id);
  check(first_->direct_path == header.direct_path, "paths",
        first_->direct_path ? "direct" : "conventional",
        header.direct_path ? "direct" : "conventional");
  // Without a CONNECT of its own, what follows belongs to the dump's exporter.
  Stage::statement({.kind = exp::StatementKind::connect, .line = "CONNECT " + header.exporter});
}

void MergeStage::statement(const exp::Statement& statement) {
  if (statement.kind == exp::StatementKind::exit) {
    exit_ = statement;
  } else {
    Stage::statement(statement);
  }
}

void MergeStage::end(const std::optional<exp::Ending>&) {}

void MergeStage::finish() {
  Stage::statement(
      exit_.value_or(exp::Statement{.kind = exp::StatementKind::exit, .line = "EXIT"}));
  Stage::end(std::nullopt);
}

}  // namespace exhume::rewrite
