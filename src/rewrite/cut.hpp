#pragma once
// A part of a dump: some owners, tables, kinds of objects, partitions, rows.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "formats/exp/reader.hpp"
#include "src/base/error.hpp"
#include "src/ddl/object.hpp"
#include "src/dump/name_filter.hpp"
#include "src/rewrite/client_text.hpp"
#include "src/rewrite/stage.hpp"
#include "src/rewrite/where.hpp"

namespace exhume::rewrite {

/// Rows of each table by their number, from 1, both included.
struct RowRange {
  std::uint64_t first = 1;
  std::uint64_t last = UINT64_MAX;
};

/// Takes `N`, `N-M`, `N-` or `-M`. Throws Error(imp_bad_parameter).
RowRange parse_row_range(std::string_view text);

/// What to keep of a dump. An empty list keeps all.
struct Cut {
  std::vector<std::string> owners;
  std::vector<std::string> tables;
  std::vector<std::string> partitions;
  std::vector<ddl::Kind> kinds;
  bool rows = true;
  RowRange range;
  std::optional<where::Any> where;
};

/// Keeps what a Cut asks for. With tables asked for, only what belongs to a table is kept; a
/// CONNECT goes with the first of its statements that is kept.
class CutStage final : public Stage {
 public:
  CutStage(exp::StreamSink& next, Cut cut);

  void begin(const exp::Header& header, const exp::Preamble& preamble) override;
  void statement(const exp::Statement& statement) override;
  /// Throws Error(imp_bad_parameter) when the condition does not fit the table.
  void begin_rows(const exp::Statement& insert, const exp::DataHead& head) override;
  void row(const exp::StreamRow& row) override;
  void end_rows() override;

  /// Names that were asked for and that nothing in the dump has.
  std::vector<std::string> missing() const;

 private:
  bool is_kept(const exp::Statement& statement);
  bool is_kept_sql(const exp::Statement& statement);
  bool wants_table(const std::string& bytes);
  bool wants_kind(ddl::Kind kind) const;
  bool wants_place();
  std::string utf8(const std::string& bytes) const;
  void hand_on(const exp::Statement& statement);

  Cut cut_;
  dump::NameFilter owners_;
  dump::NameFilter tables_;
  dump::NameFilter partitions_;
  std::optional<ClientText> client_;
  exp::Context context_;
  std::optional<exp::Statement> connect_;  // not handed on yet
  std::uint64_t rows_ = 0;                 // of the table so far
  std::optional<Where> where_;
  bool in_kept_rows_ = false;
};

}  // namespace exhume::rewrite
