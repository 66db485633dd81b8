#include "src/transport/write.hpp"

#include <ctime>

#include "src/export/layout.hpp"
#include "src/export/stream.hpp"

namespace exhume::transport {

void write_dump(const Draft& draft, const BuildRequest& request, const std::string& file_name,
                exp::StreamSink& sink, Diagnostics& diagnostics) {
  exporter::Parameters parameters;
  parameters.release = *exporter::find_release("10.2");
  parameters.mode = exporter::Mode::tables;
  parameters.files = {file_name};
  const exporter::Exporter sys{.user = "SYS", .is_dba = true, .client_charset = request.charset};
  exp::Header header = make_header(parameters, sys, std::time(nullptr));
  header.database_charset_id = request.charset;
  header.national_charset_id = request.ncharset;
  exporter::Stream stream(sink, request.charset, diagnostics);
  sink.begin(header, make_preamble(parameters.release, header));
  for (const std::string& line : statement_lines(draft)) stream.line(line);
  sink.end(std::nullopt);
}

}  // namespace exhume::transport
