#include "src/rewrite/rewrite.hpp"

#include "formats/exp/pump.hpp"
#include "src/dump/input.hpp"
#include "src/rewrite/client_text.hpp"

namespace exhume::rewrite {
namespace {

void end_early(exp::StreamSink& sink, bool in_rows) {
  if (in_rows) sink.end_rows();
  sink.statement({.kind = exp::StatementKind::exit, .line = "EXIT"});
  sink.end(std::nullopt);
}

}  // namespace

RewriteReport rewrite(std::unique_ptr<ByteSource> source, exp::StreamSink& first,
                      Diagnostics& diagnostics) {
  const auto input = dump::checked_input(std::move(source));
  exp::Reader reader = dump::format_reader(*input);
  const std::uint16_t client = reader.header().client_charset_id.value_or(0);
  const ClientText text(client);
  const auto utf8 = [&](const std::string& bytes) { return text.decode(bytes).value_or(bytes); };
  const auto report = [&](const exp::Row& row, const exp::FieldProblem& problem) {
    const SourcePlace where = input->source->locate(problem.offset);
    diagnostics.report({.code = problem.code,
                        .message = problem.message,
                        .place = {.file = where.file,
                                  .offset = where.offset,
                                  .owner = utf8(reader.context().owner),
                                  .table = utf8(reader.context().table),
                                  .row = row.number}});
  };
  const exp::PumpResult result =
      exp::pump(reader, {.client = client}, first, exp::Doubtful::an_end, report);
  RewriteReport out{result.statements, result.rows, std::nullopt};
  if (result.error) {
    end_early(first, result.in_rows);
    out.error = dump::located(*result.error, *input->source);
  }
  return out;
}

}  // namespace exhume::rewrite
