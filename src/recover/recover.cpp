#include "src/recover/recover.hpp"

#include <fmt/format.h>

#include "src/base/cursor.hpp"
#include "src/base/error.hpp"
#include "src/recover/line_ends.hpp"
#include "src/recover/scanner.hpp"

namespace exhume::recover {
namespace {

Report carve(Cursor& in, const Request& request, DumpOutput& output) {
  const Carving& carving = *request.carving;
  const Front front = request.other ? *request.other : mended_front(in.peek(front_look), nullptr);
  const exp::Header& header = front.header;
  const Surroundings surroundings{.database_charset = header.database_charset_id,
                                  .national_charset = header.national_charset_id,
                                  .major_version = header.major_version,
                                  .direct_path = header.direct_path};
  const std::string create_table =
      fmt::format("CREATE TABLE \"{}\" ({})", carving.table, carving.columns);
  const auto table = described_table(create_table, surroundings);
  if (!table) {
    throw Error(Code::imp_bad_parameter,
                fmt::format("'{}' describes no columns: give names and types as in CREATE TABLE, "
                            "such as ID NUMBER, NAME VARCHAR2(20)",
                            carving.columns));
  }
  in.skip(carving.offset);
  return Scanner(in, output, nullptr).carve(front, create_table, *table);
}

}  // namespace

Report recover(std::unique_ptr<ByteSource> source, const Request& request, DumpOutput& output) {
  LineEndUndo bytes(std::move(source));
  Cursor in(bytes);
  const Front* other = request.other ? &*request.other : nullptr;
  Report report = request.carving ? carve(in, request, output) : Scanner(in, output, other).run();
  report.line_ends_undone = bytes.undone();
  output.finish();
  return report;
}

}  // namespace exhume::recover
