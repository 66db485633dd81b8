#include "src/dump/exp_reader.hpp"

#include <fmt/format.h>

#include <utility>

#include "charset/decoder.hpp"
#include "charset/escaped_text.hpp"
#include "formats/exp/insert_line.hpp"
#include "formats/exp/reader.hpp"
#include "formats/exp/row_decoder.hpp"
#include "src/base/text.hpp"
#include "src/dump/identify.hpp"

namespace exhume::dump {
namespace {

CharsetFact charset_fact(std::uint16_t id) {
  const charset::CharacterSet* set = charset::find(id);
  return {id, set != nullptr ? std::string(set->name) : fmt::format("unknown (id {})", id)};
}

std::string mode_word(const std::string& mode) {
  if (mode == "USERS") return "user";
  if (mode == "TABLES") return "table";
  if (mode == "ENTIRE") return "full";
  return mode;
}

// Bytes of a statement that a message shows.
constexpr std::size_t shown_of_a_statement = 75;

// No character takes more than four bytes.
constexpr std::size_t longest_start = 4 * shown_of_a_statement;

// Bytes that tell one dump from another: the header with its date, and the first statements. No
// more than are read anyway before a pipe is known to bring a dump.
constexpr std::size_t fingerprint_size = identify_size;

// http://www.isthe.com/chongo/tech/comp/fnv/
std::uint64_t fingerprint(Bytes start) {
  std::uint64_t hash = 14695981039346656037u;
  for (const std::uint8_t byte : start) hash = (hash ^ byte) * 1099511628211u;
  return hash;
}

class ExpReader final : public Reader {
 public:
  ExpReader(std::unique_ptr<Input> input, Diagnostics& diagnostics,
            std::optional<std::uint16_t> charset_override)
      : input_(std::move(input)),
        diagnostics_(diagnostics),
        fingerprint_(fingerprint(input_->cursor.peek(fingerprint_size))),
        reader_(format_reader(*input_)),
        labels_{charset_override.value_or(reader_.header().client_charset_id.value_or(0)),
                charset_override} {
    const charset::CharacterSet* set = charset::find(labels_.client);
    if (set != nullptr && set->conversion != charset::Conversion::none) {
      client_decoder_ = decoders_.of(*set);
    }
    describe();
  }

  const Info& info() const override { return info_; }

  std::optional<Item> next() override {
    skip_rows();
    decoder_.reset();
    table_ = {};
    try {
      while (auto statement = reader_.next()) {
        if (auto item = to_item(*statement)) return item;
      }
      if (reader_.trailing().size() > 0) {
        warn(Code::unknown_bytes,
             fmt::format("{} bytes behind the end of the dump belong to nothing: another file may "
                         "have been appended",
                         reader_.trailing().size()),
             reader_.trailing().begin);
      }
    } catch (const Error& error) {
      rethrow_with_place(error);
    }
    return std::nullopt;
  }

  const Values* next_row() override {
    try {
      if (!reader_.next_row(row_)) return nullptr;
    } catch (const Error& error) {
      rethrow_with_place(error);
    }
    decoder_->decode(row_, values_);
    for (const exp::FieldProblem& problem : decoder_->problems()) report(problem);
    return &values_;
  }

  std::uint64_t skip_rows() override {
    try {
      return reader_.skip_rows();
    } catch (const Error& error) {
      rethrow_with_place(error);
    }
  }

  std::uint64_t rows_read() const override { return reader_.rows_read(); }
  std::uint64_t offset() const override { return input_->cursor.offset(); }

 private:
  void describe() {
    const exp::Header& header = reader_.header();
    info_.file = input_->source->name();
    info_.format = "exp";
    info_.version = utf8(header.version);
    info_.direct_path = header.direct_path;
    info_.mode = mode_word(utf8(header.mode));
    info_.exporter = utf8(header.exporter);
    info_.exporter_is_dba = header.exporter_is_dba;
    info_.client = charset_fact(header.client_charset_id.value_or(0));
    info_.database = charset_fact(header.database_charset_id);
    info_.national = charset_fact(header.national_charset_id);
    info_.record_length = header.record_length;
    info_.file_sequence = header.file_sequence;
    info_.file_size_limit = header.file_size;
    info_.date = utf8(header.date);
    info_.file_name = utf8(header.file_name);
    for (const std::string& setting : reader_.preamble().settings) {
      info_.settings.push_back(utf8(setting));
    }
    info_.bytes = input_->source->size();
    info_.fingerprint = fingerprint_;
  }

  // Names that differ stay different, whatever character set they are in.
  std::string utf8(std::string_view bytes) {
    std::string out;
    bad_sequences_ += charset::decode_or_escape(client_decoder_.get(), as_bytes(bytes), out);
    return out;
  }

  // Warns when what utf8() made since the last call is not what `text` should be.
  void warn_of_bad_text(std::string_view what, std::string_view text, std::uint64_t offset) {
    const std::size_t bad = std::exchange(bad_sequences_, 0);
    if (bad == 0) return;
    if (client_decoder_ != nullptr) {
      warn(
          Code::undecodable_text,
          fmt::format("{} no text of character set {} in {} places: {}", what,
                      charset_fact(labels_.client).name, bad, start_of(text, shown_of_a_statement)),
          offset);
    } else if (!std::exchange(told_of_conversion_, true)) {
      warn(Code::no_conversion,
           fmt::format("no conversion for character set {}: statements and names are shown with "
                       "\\xNN for bytes above 7F; --charset names another set to read them in",
                       charset_fact(labels_.client).name),
           offset);
    }
  }

  std::optional<Item> to_item(const exp::Statement& statement) {
    const ByteRange range{statement.line_range.begin, statement.body_range.end};
    if (statement.ends_open) {
      warn_of(Code::bad_structure, statement,
              "a quote, a comment or a parenthesis of a statement does not close; its end is taken "
              "to be before the next statement");
    }
    if (statement.lacks_body) {
      warn_of(Code::bad_structure, statement,
              "a statement lacks its text: the next one stands in its place");
    }
    if (statement.left_out > 0) {
      warn_of(Code::imp_statement_too_long, statement,
              fmt::format("a statement of more than {} bytes: the last {} of it are left out, so "
                          "it is passed over",
                          exp::longest_statement, statement.left_out));
      if (statement.kind != exp::StatementKind::insert) return std::nullopt;
    }
    switch (statement.kind) {
      case exp::StatementKind::insert: return data_item(statement, range);
      case exp::StatementKind::sql: return sql_item(SqlKind::statement, statement, range);
      case exp::StatementKind::block: return sql_item(SqlKind::block, statement, range);
      case exp::StatementKind::statistics: return sql_item(SqlKind::statistics, statement, range);
      case exp::StatementKind::unknown:
        warn(Code::imp_unrecognized_statement,
             fmt::format("unrecognized statement in the export file: {}",
                         start_of(utf8(statement.line), shown_of_a_statement)),
             range.begin);
        return std::nullopt;
      default: return std::nullopt;
    }
  }

  std::optional<Item> sql_item(SqlKind kind, const exp::Statement& statement, ByteRange range) {
    if (statement.runnable == exp::RunnableText::none) return std::nullopt;
    std::string owner = utf8(reader_.context().owner);
    std::string table = utf8(reader_.context().table);
    bad_sequences_ = 0;
    std::string text = utf8(statement.text());
    warn_of_bad_text("a statement that is", text, range.begin);
    return SqlItem{kind, std::move(owner), std::move(table), std::move(text), range};
  }

  Item data_item(const exp::Statement& statement, ByteRange range) {
    bad_sequences_ = 0;
    const exp::DataHead& head = reader_.head();
    const auto insert = exp::parse_insert_line(statement.line);
    table_.owner = utf8(insert && !insert->owner.empty() ? insert->owner : reader_.context().owner);
    table_.name = utf8(insert ? insert->table : reader_.context().table);
    table_.partition = utf8(reader_.context().partition);
    const bool names_fit = insert && insert->columns.size() == head.columns.size();
    for (std::size_t i = 0; i < head.columns.size(); ++i) {
      types::Column column{names_fit ? utf8(insert->columns[i]) : fmt::format("COLUMN{}", i + 1),
                           head.columns[i]};
      column.type.type_owner = utf8(column.type.type_owner);
      column.type.type_name = utf8(column.type.type_name);
      table_.columns.push_back(std::move(column));
    }
    warn_of_bad_text("names of a table that are", table_.name, range.begin);
    if (!names_fit) {
      warn(Code::bad_structure,
           fmt::format("the INSERT statement does not name the {} columns of its rows; they are "
                       "called COLUMN1 to COLUMN{}",
                       head.columns.size(), head.columns.size()),
           range.begin);
    }
    decoder_.emplace(head, labels_, decoders_);
    return DataItem{table_, range};
  }

  Place place(std::uint64_t offset) const {
    const SourcePlace where = input_->source->locate(offset);
    return {.file = where.file, .offset = where.offset};
  }

  void warn(Code code, std::string message, std::uint64_t offset) {
    Place where = place(offset);
    where.owner = table_.owner;
    where.table = table_.name;
    diagnostics_.report({.code = code, .message = std::move(message), .place = std::move(where)});
  }

  // With the beginning of the statement.
  void warn_of(Code code, const exp::Statement& statement, std::string_view message) {
    const std::string_view start = std::string_view(statement.line).substr(0, longest_start);
    warn(code, fmt::format("{}: {}", message, start_of(utf8(start), shown_of_a_statement)),
         statement.line_range.begin);
  }

  void report(const exp::FieldProblem& problem) {
    Place where = place(problem.offset);
    where.owner = table_.owner;
    where.table = table_.name;
    where.row = row_.number;
    where.column = table_.columns[problem.column].name;
    diagnostics_.report(
        {.code = problem.code, .message = problem.message, .place = std::move(where)});
  }

  [[noreturn]] void rethrow_with_place(const Error& error) {
    Place where = located(error, *input_->source).place();
    if (!table_.name.empty()) {
      where.owner = table_.owner;
      where.table = table_.name;
      where.row = reader_.rows_read() + 1;
    } else if (!reader_.context().table.empty()) {
      where.owner = utf8(reader_.context().owner);
      where.table = utf8(reader_.context().table);
    }
    throw Error(error.code(), error.message(), std::move(where));
  }

  std::unique_ptr<Input> input_;
  Diagnostics& diagnostics_;
  std::uint64_t fingerprint_;
  exp::Reader reader_;
  exp::TextLabels labels_;
  charset::Decoders decoders_;
  std::shared_ptr<const charset::Decoder> client_decoder_;
  std::size_t bad_sequences_ = 0;  // in text of utf8()
  bool told_of_conversion_ = false;
  Info info_;
  types::TableDescription table_;  // of the last DataItem
  std::optional<exp::RowDecoder> decoder_;
  exp::Row row_;
  Values values_;
};

}  // namespace

std::unique_ptr<Reader> make_exp_reader(std::unique_ptr<Input> input, Diagnostics& diagnostics,
                                        std::optional<std::uint16_t> charset_override) {
  return std::make_unique<ExpReader>(std::move(input), diagnostics, charset_override);
}

}  // namespace exhume::dump
