#include "src/import/reject_file.hpp"

#include <string>
#include <utility>
#include <vector>

#include "charset/decoder.hpp"
#include "charset/encoder.hpp"
#include "formats/exp/layout.hpp"
#include "formats/exp/reader.hpp"
#include "formats/exp/row_decoder.hpp"
#include "formats/exp/writer.hpp"
#include "src/dump/input.hpp"

namespace exhume::imp {
namespace {

class RejectWriter {
 public:
  RejectWriter(exp::Reader& reader, const RejectedRows& rejected,
               std::optional<std::uint16_t> charset_override, std::time_t now, ByteSink& out,
               Diagnostics& diagnostics)
      : reader_(reader),
        rejected_(rejected),
        labels_{charset_override.value_or(reader.header().client_charset_id.value_or(0)),
                charset_override},
        now_(now),
        writer_(out, diagnostics) {}

  std::uint64_t run() {
    exp::Header header = reader_.header();
    header.odd_record.clear();
    header.date = exp::header_date(now_);
    writer_.begin(header, reader_.preamble());
    while (const auto statement = reader_.next()) {
      switch (statement->kind) {
        case exp::StatementKind::connect: connect_ = *statement; break;
        case exp::StatementKind::table: begin_table(*statement); break;
        case exp::StatementKind::partition: partition_ = *statement; break;
        case exp::StatementKind::end_partition: partition_.reset(); break;
        case exp::StatementKind::sql:
          if (statement->line.starts_with("CREATE TABLE") && statement->left_out == 0) {
            create_ = *statement;
          }
          break;
        case exp::StatementKind::insert: insert(*statement); break;
        case exp::StatementKind::end_table: end_table(*statement); break;
        case exp::StatementKind::exit: writer_.statement(*statement); break;
        default: break;
      }
    }
    writer_.end(std::nullopt);
    return rows_;
  }

 private:
  void begin_table(const exp::Statement& statement) {
    table_ = statement;
    create_.reset();
    partition_.reset();
  }

  // What stands around the rows goes with the first of them.
  void give(std::optional<exp::Statement>& statement) {
    if (statement) writer_.statement(*std::exchange(statement, std::nullopt));
  }

  void insert(const exp::Statement& statement) {
    const auto wanted = rejected_.find(statement.line_range.begin);
    if (wanted == rejected_.end()) return;
    give(connect_);
    if (table_) is_in_table_ = true;
    give(table_);
    give(create_);
    if (partition_) writer_.statement(*partition_);
    writer_.begin_rows(statement, reader_.head());
    exp::RowDecoder decoder(reader_.head(), labels_, decoders_, &encoders_);
    exp::Row row;
    for (std::size_t left = wanted->second.size(); left > 0 && reader_.next_row(row);) {
      if (!wanted->second.contains(row.number)) continue;
      --left;
      decoder.decode(row, values_);
      writer_.row({.number = row.number,
                   .range = row.range,
                   .values = values_,
                   .lobs = decoder.lobs(),
                   .longs = decoder.longs(),
                   .surplus = decoder.surplus()});
      ++rows_;
    }
    writer_.end_rows();
    if (partition_) end_partition();
  }

  // PARTITION, COMPARTITION and SUBPARTITION end with the same word behind END.
  void end_partition() {
    exp::Statement end{.kind = exp::StatementKind::end_partition};
    end.line = "END" + partition_->line.substr(0, partition_->line.find(' '));
    writer_.statement(end);
  }

  void end_table(const exp::Statement& statement) {
    if (std::exchange(is_in_table_, false)) writer_.statement(statement);
    table_.reset();
  }

  exp::Reader& reader_;
  const RejectedRows& rejected_;
  exp::TextLabels labels_;
  std::time_t now_;
  exp::Writer writer_;
  charset::Decoders decoders_;
  charset::Encoders encoders_;
  std::vector<types::Value> values_;
  std::optional<exp::Statement> connect_;
  std::optional<exp::Statement> table_;
  std::optional<exp::Statement> create_;
  std::optional<exp::Statement> partition_;
  bool is_in_table_ = false;
  std::uint64_t rows_ = 0;
};

}  // namespace

std::uint64_t write_reject_file(std::unique_ptr<ByteSource> dump, const RejectedRows& rejected,
                                std::optional<std::uint16_t> charset_override, std::time_t now,
                                ByteSink& out, Diagnostics& diagnostics) {
  const auto input = dump::checked_input(std::move(dump));
  exp::Reader reader(input->cursor);
  return RejectWriter(reader, rejected, charset_override, now, out, diagnostics).run();
}

}  // namespace exhume::imp
