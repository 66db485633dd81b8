#include "src/textform/convert.hpp"

#include <fmt/format.h>

#include "formats/exp/pump.hpp"
#include "formats/exp/writer.hpp"
#include "src/dump/input.hpp"
#include "src/textform/parser.hpp"
#include "src/textform/printer.hpp"

namespace exhume::textform {
namespace {

// A text form says what is to be written: what could not be written so is an error.
class NoReplacement final : public Diagnostics {
 public:
  void report(Diagnostic diagnostic) override {
    throw Error(diagnostic.code, diagnostic.message, diagnostic.place);
  }
};

class DumpWriter final : public DumpParts {
 public:
  explicit DumpWriter(ByteSink& out) : out_(out), writer_(out, strict_) {}

  void begin(const exp::Header& header, const exp::Preamble& preamble) override {
    writer_.begin(header, preamble);
  }
  void statement(const exp::Statement& statement) override { writer_.statement(statement); }
  void begin_rows(const exp::Statement& insert, const exp::DataHead& head) override {
    writer_.begin_rows(insert, head);
  }
  void row(const exp::StreamRow& row) override { writer_.row(row); }
  void end_rows() override { writer_.end_rows(); }
  void end(const std::optional<exp::Ending>& ending) override { writer_.end(ending); }
  void raw(Bytes bytes) override {
    writer_.flush();
    out_.write(bytes);
  }
  void cut() override { writer_.flush(); }

 private:
  ByteSink& out_;
  NoReplacement strict_;
  exp::Writer writer_;
};

}  // namespace

std::optional<Error> disassemble(std::unique_ptr<ByteSource> source, ByteSink& out,
                                 Diagnostics& diagnostics) {
  const auto input = dump::checked_input(std::move(source));
  exp::Reader reader = dump::format_reader(*input);
  Printer printer([&out](std::string_view text) { out.write(as_bytes(text)); });
  const exp::TextLabels labels{.client = reader.header().client_charset_id.value_or(0)};
  // What could not be decoded stands in the text as bytes: nothing is lost.
  const exp::PumpResult result = exp::pump(reader, labels, printer, exp::Doubtful::an_end,
                                           [](const exp::Row&, const exp::FieldProblem&) {});
  if (result.error) {
    printer.cut();
    return dump::located(*result.error, *input->source);
  }
  if (reader.trailing().size() > 0) {
    const SourcePlace where = input->source->locate(reader.trailing().begin);
    diagnostics.report(
        {.code = Code::unknown_bytes,
         .message = fmt::format("{} bytes behind the end of the dump belong to nothing and are "
                                "left out",
                                reader.trailing().size()),
         .place = {.file = where.file, .offset = where.offset}});
  }
  return std::nullopt;
}

void assemble(std::unique_ptr<ByteSource> source, ByteSink& out) {
  Cursor text(*source);
  DumpWriter writer(out);
  try {
    parse(text, writer);
  } catch (const Error& error) {
    if (error.code() != Code::bad_text_form) throw;
    throw Error(error.code(), error.message(), Place{.file = source->name()});
  }
}

}  // namespace exhume::textform
