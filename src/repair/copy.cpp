#include "src/repair/copy.hpp"

#include <fmt/format.h>

#include "formats/exp/pump.hpp"
#include "formats/exp/writer.hpp"
#include "src/base/text.hpp"
#include "src/dump/input.hpp"
#include "src/rewrite/stage.hpp"

namespace exhume::repair {
namespace {

exp::Header copied_header(const exp::Header& header, std::optional<std::uint64_t> file_size) {
  exp::Header out = header;
  if (!file_size) return out;
  if (!out.odd_record.empty()) {
    throw Error(Code::change_refused,
                "the header record holds something that its fields do not explain, so it cannot "
                "be written with another FILESIZE");
  }
  out.file_size = *file_size;
  out.file_sequence = 1;
  return out;
}

// Hands on a dump under another header.
class OtherHeader final : public rewrite::Stage {
 public:
  OtherHeader(exp::StreamSink& next, exp::Header header)
      : Stage(next), header_(std::move(header)) {}

  void begin(const exp::Header&, const exp::Preamble& preamble) override {
    Stage::begin(header_, preamble);
  }

 private:
  exp::Header header_;
};

}  // namespace

CopyReport copy(std::unique_ptr<ByteSource> source, std::optional<std::uint64_t> file_size,
                const OutputFor& output_for, Diagnostics& diagnostics) {
  const auto input = dump::checked_input(std::move(source));
  exp::Reader reader = dump::format_reader(*input);
  const exp::Header header = copied_header(reader.header(), file_size);
  exp::Writer writer(output_for(header), diagnostics);
  OtherHeader first(writer, header);

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
  const exp::PumpResult result = exp::pump(reader, labels, first, exp::Doubtful::passed_on, report);
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
