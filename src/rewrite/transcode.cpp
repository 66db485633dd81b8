#include "src/rewrite/transcode.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "charset/encoder.hpp"
#include "formats/exp/insert_line.hpp"
#include "formats/exp/layout.hpp"
#include "src/base/text.hpp"
#include "src/rewrite/column_sizes.hpp"

namespace exhume::rewrite {
namespace {

constexpr std::size_t shown_of_a_statement = 60;

// In one byte no set has characters beyond the first plane, which take three bytes at most.
std::uint32_t growth(const charset::CharacterSet& from, const charset::CharacterSet& to) {
  if (charset::is_binary_subset(from, to)) return 1;
  const std::uint32_t most =
      from.max_bytes == 1 ? std::min<std::uint32_t>(to.max_bytes, 3) : to.max_bytes;
  return (most + from.min_bytes - 1) / from.min_bytes;
}

const charset::CharacterSet& convertible(std::uint16_t id) {
  const charset::CharacterSet* set = charset::find(id);
  if (set == nullptr || set->conversion == charset::Conversion::none) {
    throw Error(Code::no_conversion,
                fmt::format("character set {} (id {}) has no conversion, so the dump's text cannot "
                            "be put into another one",
                            set != nullptr ? set->name : "unknown", id));
  }
  return *set;
}

}  // namespace

TranscodeStage::TranscodeStage(exp::StreamSink& next, Diagnostics& diagnostics,
                               const charset::CharacterSet& to, ColumnSizes sizes)
    : Stage(next),
      diagnostics_(diagnostics),
      to_(convertible(to.id)),
      sizes_(sizes),
      encoder_(charset::make_encoder(to_)) {}

void TranscodeStage::begin(const exp::Header& header, const exp::Preamble& preamble) {
  from_id_ = header.client_charset_id.value_or(0);
  widest_growth_ = growth(convertible(from_id_), to_);
  context_.owner = header.exporter;
  exp::Header out = header;
  out.client_charset_id = to_.id;
  if (out.session_charset_id == from_id_) out.session_charset_id = to_.id;
  if (out.database_charset_id == from_id_) out.database_charset_id = to_.id;
  out.odd_record.clear();
  for (std::string* text : {&out.exporter, &out.date, &out.file_name}) *text = converted(*text, 0);
  exp::Preamble ids = preamble;
  exp::set_charsets(ids, out.major_version,
                    {to_.id, out.database_charset_id, out.national_charset_id});
  Stage::begin(out, ids);
}

bool TranscodeStage::is_of_old_set(const types::ColumnType& column) const {
  const bool is_text = types::is_character(column.code) || column.code == types::TypeCode::clob;
  return is_text && column.charset_form != types::form_national &&
         (column.charset_id == from_id_ || column.charset_id == 0);
}

std::uint16_t TranscodeStage::widened(std::uint16_t size, types::TypeCode code) const {
  if (sizes_ == ColumnSizes::keep || !has_counted_size(code)) return size;
  const std::uint32_t limit = std::max<std::uint32_t>(most_bytes(code), size);
  return static_cast<std::uint16_t>(std::min(size * widest_growth_, limit));
}

std::string TranscodeStage::with_new_sizes(const std::string& create_table) const {
  switch (sizes_) {
    case ColumnSizes::keep: break;
    case ColumnSizes::widen: return with_wider_columns(create_table, widest_growth_);
    case ColumnSizes::characters: return with_character_columns(create_table);
  }
  return create_table;
}

std::string TranscodeStage::converted(const std::string& bytes, std::uint64_t offset) {
  std::string utf8;
  charset::BadSpots undecodable;
  decoders_.of(*charset::find(from_id_))->decode(as_bytes(bytes), utf8, undecodable);
  if (utf8.starts_with("CREATE TABLE ")) utf8 = with_new_sizes(utf8);
  std::vector<std::uint8_t> out;
  charset::BadSpots missing;
  encoder_->encode(utf8, out, missing);
  if (!undecodable.empty() || !missing.empty()) {
    diagnostics_.report(
        {.code = Code::undecodable_text,
         .message = fmt::format("{} of a statement are lost in {}: {}",
                                counted(std::max(undecodable.size(), missing.size()), "character"),
                                to_.name, start_of(utf8, shown_of_a_statement)),
         .place = {.offset = offset}});
  }
  return std::string(as_text(out));
}

exp::Statement TranscodeStage::converted(const exp::Statement& statement) {
  exp::Statement out = statement;
  // Descriptions of types and Java classes are binary.
  if (statement.kind == exp::StatementKind::java) return out;
  out.line = converted(statement.line, statement.line_range.begin);
  if (statement.kind == exp::StatementKind::type_descriptor) return out;
  for (std::string& piece : out.pieces) piece = converted(piece, statement.body_range.begin);
  return out;
}

void TranscodeStage::statement(const exp::Statement& statement) {
  context_.follow(statement);
  Stage::statement(converted(statement));
}

void TranscodeStage::begin_rows(const exp::Statement& insert, const exp::DataHead& head) {
  const auto line = exp::parse_insert_line(insert.line);
  exp::DataHead out = head;
  needs_.assign(head.columns.size(), {});
  column_names_.assign(head.columns.size(), "");
  for (std::size_t i = 0; i < out.columns.size(); ++i) {
    types::ColumnType& column = out.columns[i];
    column.type_owner = converted(column.type_owner, head.range.begin);
    column.type_name = converted(column.type_name, head.range.begin);
    if (line && i < line->columns.size()) column_names_[i] = line->columns[i];
    if (!is_of_old_set(column)) continue;
    column.size = widened(column.size, column.code);
    if (column.charset_id != 0) column.charset_id = to_.id;
    needs_[i].is_converted = true;
    if (has_counted_size(column.code)) needs_[i].limit = column.size;
  }
  for (std::string& name : out.type_column_names) name = converted(name, head.range.begin);
  Stage::begin_rows(converted(insert), out);
}

void TranscodeStage::row(const exp::StreamRow& row) {
  std::vector<std::uint8_t> bytes;
  charset::BadSpots missing;
  for (std::size_t i = 0; i < row.values.size(); ++i) {
    const auto* text = std::get_if<types::Text>(&row.values[i]);
    Need& need = needs_[i];
    if (!need.is_converted || text == nullptr) continue;
    bytes.clear();
    missing.clear();
    encoder_->encode(text->utf8, bytes, missing);
    const bool is_too_long = need.limit != 0 && bytes.size() > need.limit;
    if (is_too_long) ++need.too_long;
    if (!missing.empty()) ++need.lossy;
    if ((is_too_long || !missing.empty()) && need.first_bad_row == 0) {
      need.first_bad_row = row.number;
    }
    need.longest = std::max(need.longest, bytes.size());
  }
  Stage::row(row);
}

void TranscodeStage::end_rows() {
  for (std::size_t i = 0; i < needs_.size(); ++i) report(needs_[i], i);
  Stage::end_rows();
}

void TranscodeStage::report(const Need& need, std::size_t column) {
  const ClientText old_text(from_id_);
  const auto utf8 = [&](const std::string& bytes) {
    return old_text.decode(bytes).value_or(bytes);
  };
  const Place place{.owner = utf8(context_.owner),
                    .table = utf8(context_.table),
                    .row = need.first_bad_row,
                    .column = utf8(column_names_[column])};
  if (need.too_long > 0) {
    diagnostics_.report({.code = Code::value_too_long,
                         .message = fmt::format(
                             "{} longer than the column's {} bytes in {} (ORA-12899), the "
                             "longest of {} bytes",
                             counted(need.too_long, "value"), need.limit, to_.name, need.longest),
                         .place = place});
  }
  if (need.lossy > 0) {
    diagnostics_.report({.code = Code::undecodable_text,
                         .message = fmt::format("{} with characters that {} lacks, which become "
                                                "its replacement character",
                                                counted(need.lossy, "value"), to_.name),
                         .place = place});
  }
}

}  // namespace exhume::rewrite
