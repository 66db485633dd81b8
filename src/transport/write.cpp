#include "src/transport/write.hpp"

#include <ctime>

#include "formats/exp/layout.hpp"
#include "src/export/stream.hpp"

namespace exhume::transport {

void write_dump(const Draft& draft, const BuildRequest& request, const std::string& file_name,
                exp::StreamSink& sink, Diagnostics& diagnostics) {
  exp::Layout layout = exp::make_layout(
      "10.02.01",
      {.client = request.charset, .database = request.charset, .national = request.ncharset});
  layout.header.exporter = "SYS";
  layout.header.exporter_is_dba = true;
  layout.header.mode = "TABLES";
  layout.header.date = exp::header_date(std::time(nullptr));
  layout.header.file_name = file_name;
  exporter::Stream stream(sink, request.charset, diagnostics);
  sink.begin(layout.header, layout.preamble);
  for (const std::string& line : statement_lines(draft)) stream.line(line);
  sink.end(std::nullopt);
}

}  // namespace exhume::transport
