#include "src/rewrite/cut.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "formats/exp/insert_line.hpp"
#include "src/sql/parser.hpp"

namespace exhume::rewrite {
namespace {

std::uint64_t row_number(std::string_view digits, std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size() || number == 0) {
    throw Error(
        Code::imp_bad_parameter,
        fmt::format("\"{}\" is no range of rows: they count from 1, as 1-1000, 500- or -10", text));
  }
  return number;
}

// The names of the columns, for conditions.
std::vector<types::Column> columns_of(const exp::Statement& insert, const exp::DataHead& head,
                                      const std::function<std::string(const std::string&)>& utf8) {
  const auto line = exp::parse_insert_line(insert.line);
  std::vector<types::Column> columns;
  for (std::size_t i = 0; i < head.columns.size(); ++i) {
    const bool named = line && i < line->columns.size();
    columns.push_back({named ? utf8(line->columns[i]) : "", head.columns[i]});
  }
  return columns;
}

}  // namespace

RowRange parse_row_range(std::string_view text) {
  const auto dash = text.find('-');
  if (dash == text.npos) {
    const std::uint64_t number = row_number(text, text);
    return {number, number};
  }
  const std::string_view first = text.substr(0, dash);
  const std::string_view last = text.substr(dash + 1);
  RowRange range;
  if (!first.empty() || last.empty()) range.first = row_number(first, text);
  if (!last.empty()) range.last = row_number(last, text);
  return range;
}

CutStage::CutStage(exp::StreamSink& next, Cut cut)
    : Stage(next),
      cut_(std::move(cut)),
      owners_(cut_.owners),
      tables_(cut_.tables),
      partitions_(cut_.partitions) {}

void CutStage::begin(const exp::Header& header, const exp::Preamble& preamble) {
  client_.emplace(header.client_charset_id.value_or(0));
  context_.owner = header.exporter;
  Stage::begin(header, preamble);
}

void CutStage::statement(const exp::Statement& statement) {
  if (statement.kind == exp::StatementKind::table) rows_ = 0;
  // The bracket that closes a table or partition is of what it closes.
  const bool closes = statement.kind == exp::StatementKind::end_table ||
                      statement.kind == exp::StatementKind::end_partition;
  const bool kept_before = closes && is_kept(statement);
  context_.follow(statement);
  if (statement.kind == exp::StatementKind::connect) {
    connect_ = statement;
  } else if (closes ? kept_before : is_kept(statement)) {
    hand_on(statement);
  }
}

bool CutStage::is_kept(const exp::Statement& statement) {
  using enum exp::StatementKind;
  switch (statement.kind) {
    case sql: return is_kept_sql(statement);
    case block: return wants_place() && wants_kind(ddl::Kind::block);
    case statistics: return wants_place() && wants_kind(ddl::Kind::statistics);
    case type_descriptor: return wants_place() && wants_kind(ddl::Kind::type);
    case java: return wants_place() && wants_kind(ddl::Kind::other);
    case metric:
    case exit: return true;
    default: return wants_place();
  }
}

// The user that is asked for is made by a statement of the one who exported.
bool CutStage::is_kept_sql(const exp::Statement& statement) {
  const auto text = client_->decode(statement.text());
  const auto parsed = sql::parse(text ? *text : statement.text());
  const auto* tree = std::get_if<sql::Statement>(&parsed);
  if (tree == nullptr) return wants_place() && wants_kind(ddl::Kind::other);
  if (std::holds_alternative<sql::AlterSession>(*tree)) return true;
  const ddl::Object object = ddl::describe(*tree);
  if (object.kind == ddl::Kind::user && !cut_.owners.empty()) {
    return owners_.wants(object.name) && cut_.tables.empty() && wants_kind(object.kind);
  }
  if (!wants_kind(object.kind) || !owners_.wants(utf8(context_.owner))) return false;
  if (cut_.tables.empty()) return true;
  if (!context_.table.empty()) return wants_table(context_.table);
  const auto table = ddl::table_of(*tree);
  return table && tables_.wants(*table);
}

bool CutStage::wants_table(const std::string& bytes) {
  return tables_.wants(utf8(bytes));
}

bool CutStage::wants_kind(ddl::Kind kind) const {
  return cut_.kinds.empty() || std::ranges::find(cut_.kinds, kind) != cut_.kinds.end();
}

// Whether owner, table and partition of the context are asked for.
bool CutStage::wants_place() {
  if (!owners_.wants(utf8(context_.owner))) return false;
  if (!cut_.tables.empty() && (context_.table.empty() || !wants_table(context_.table))) {
    return false;
  }
  return context_.partition.empty() || partitions_.wants(utf8(context_.partition));
}

std::string CutStage::utf8(const std::string& bytes) const {
  return client_->decode(bytes).value_or(bytes);
}

void CutStage::hand_on(const exp::Statement& statement) {
  const bool stands_alone =
      statement.kind == exp::StatementKind::metric || statement.kind == exp::StatementKind::exit;
  if (connect_ && !stands_alone) {
    Stage::statement(*connect_);
    connect_.reset();
  }
  Stage::statement(statement);
}

void CutStage::begin_rows(const exp::Statement& insert, const exp::DataHead& head) {
  in_kept_rows_ =
      cut_.rows && wants_place() && (cut_.partitions.empty() || !context_.partition.empty());
  if (!in_kept_rows_) return;
  where_.reset();
  if (cut_.where) {
    try {
      where_.emplace(*cut_.where,
                     columns_of(insert, head, [this](const auto& name) { return utf8(name); }));
    } catch (const Error& error) {
      throw Error(error.code(), error.message(),
                  Place{.owner = utf8(context_.owner), .table = utf8(context_.table)});
    }
  }
  if (connect_) {
    Stage::statement(*connect_);
    connect_.reset();
  }
  Stage::begin_rows(insert, head);
}

void CutStage::row(const exp::StreamRow& row) {
  ++rows_;
  if (!in_kept_rows_ || rows_ < cut_.range.first || rows_ > cut_.range.last) return;
  if (!where_ || where_->holds(row.values)) Stage::row(row);
}

void CutStage::end_rows() {
  if (in_kept_rows_) Stage::end_rows();
  in_kept_rows_ = false;
}

std::vector<std::string> CutStage::missing() const {
  std::vector<std::string> names;
  for (const dump::NameFilter* filter : {&owners_, &tables_, &partitions_}) {
    std::ranges::copy(filter->missing(), std::back_inserter(names));
  }
  return names;
}

}  // namespace exhume::rewrite
