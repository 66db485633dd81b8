#include "src/repair/copy.hpp"

#include <fmt/format.h>

#include "formats/exp/pump.hpp"
#include "formats/exp/writer.hpp"
#include "src/base/text.hpp"
#include "src/dump/input.hpp"

namespace exhume::repair {
namespace {

exp::Reader format_reader(dump::Input& input) {
  try {
    return exp::Reader(input.cursor);
  } catch (const Error& error) {
    throw dump::located(error, *input.source);
  }
}

}  // namespace

CopyReport copy(std::unique_ptr<ByteSource> source, ByteSink& out, Diagnostics& diagnostics) {
  const auto input = dump::checked_input(std::move(source));
  exp::Reader reader = format_reader(*input);
  exp::Writer writer(out, diagnostics);

  const auto place = [&](std::uint64_t offset) {
    const SourcePlace where = input->source->locate(offset);
    return Place{.file = where.file, .offset = where.offset};
  };
  const auto report = [&](const exp::Row& row, const exp::FieldProblem& problem) {
    Place where = place(problem.offset);
    where.table = printable(reader.context().table);
    where.row = row.number;
    diagnostics.report(
        {.code = problem.code, .message = problem.message, .place = std::move(where)});
  };
  const exp::TextLabels labels{.client = reader.header().client_charset_id.value_or(0)};
  const exp::PumpResult result = exp::pump(reader, labels, writer, report);
  writer.flush();
  if (reader.trailing().size() > 0) {
    diagnostics.report(
        {.code = Code::unknown_bytes,
         .message = fmt::format("{} bytes behind the end of the dump belong to nothing and are "
                                "left out",
                                reader.trailing().size()),
         .place = place(reader.trailing().begin)});
  }
  CopyReport out_report{result.statements, result.rows, writer.offset(), std::nullopt};
  if (result.error) out_report.error = dump::located(*result.error, *input->source);
  return out_report;
}

}  // namespace exhume::repair
