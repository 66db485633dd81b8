#include "formats/exp/pump.hpp"

#include <fmt/format.h>

namespace exhume::exp {
namespace {

class Pump {
 public:
  Pump(Reader& reader, const TextLabels& labels, StreamSink& sink, Doubtful doubtful,
       const OnProblem& on_problem)
      : reader_(reader),
        labels_(labels),
        sink_(sink),
        doubtful_(doubtful),
        on_problem_(on_problem) {}

  PumpResult run() {
    sink_.begin(reader_.header(), reader_.preamble());
    while (const auto statement = read_statement()) {
      ++result_.statements;
      if (statement->form == BodyForm::rows) {
        give_rows(*statement);
        if (result_.in_rows) return std::move(result_);
      } else {
        sink_.statement(*statement);
      }
    }
    if (!result_.error) give_end();
    return std::move(result_);
  }

 private:
  // Only what the reader throws is a result; what the sink throws goes to the caller.
  std::optional<Statement> read_statement() {
    try {
      auto statement = reader_.next();
      if (statement && statement->left_out > 0) refuse_length(*statement);
      if (statement && doubtful_ == Doubtful::an_end && statement->is_doubtful()) {
        throw Error(Code::bad_structure, "a statement without its end or body",
                    Place{.offset = statement->line_range.begin});
      }
      return statement;
    } catch (const Error& error) {
      result_.error = error;
      return std::nullopt;
    }
  }

  // The rest of it would be missing from what the sink makes.
  [[noreturn]] static void refuse_length(const Statement& statement) {
    throw Error(Code::imp_statement_too_long,
                fmt::format("a statement of more than {} bytes", longest_statement),
                Place{.offset = statement.line_range.begin});
  }

  bool read_row() {
    try {
      return reader_.next_row(row_);
    } catch (const Error& error) {
      result_.error = error;
      return false;
    }
  }

  void give_rows(const Statement& insert) {
    sink_.begin_rows(insert, reader_.head());
    result_.in_rows = true;
    RowDecoder decoder(reader_.head(), labels_, decoders_, &encoders_);
    while (read_row()) {
      decoder.decode(row_, values_);
      for (const FieldProblem& problem : decoder.problems()) on_problem_(row_, problem);
      sink_.row({.number = row_.number,
                 .range = row_.range,
                 .values = values_,
                 .lobs = decoder.lobs(),
                 .longs = decoder.longs(),
                 .surplus = decoder.surplus()});
      ++result_.rows;
    }
    if (result_.error) return;
    sink_.end_rows();
    result_.in_rows = false;
  }

  // An ending as exp writes it goes without saying: it is right for a changed dump too.
  void give_end() {
    const Ending usual = usual_ending(reader_.filling().begin, reader_.header().record_length);
    const bool is_usual = reader_.ending() == usual;
    sink_.end(is_usual ? std::nullopt : std::optional(reader_.ending()));
  }

  Reader& reader_;
  TextLabels labels_;
  StreamSink& sink_;
  Doubtful doubtful_;
  const OnProblem& on_problem_;
  charset::Decoders decoders_;
  charset::Encoders encoders_;
  Row row_;
  std::vector<types::Value> values_;
  PumpResult result_;
};

}  // namespace

PumpResult pump(Reader& reader, const TextLabels& labels, StreamSink& sink, Doubtful doubtful,
                const OnProblem& on_problem) {
  return Pump(reader, labels, sink, doubtful, on_problem).run();
}

}  // namespace exhume::exp
