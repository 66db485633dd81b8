// Any bytes as a damaged dump: a recovery ends, makes up nothing, and what it makes reads.

#include "src/base/error.hpp"
#include "src/base/memory_source.hpp"
#include "src/recover/line_ends.hpp"
#include "src/recover/report_text.hpp"
#include "src/recover/scanner.hpp"
#include "tests/fuzz/fuzzing.hpp"

using namespace exhume;
using fuzz::require;

namespace {

class CheckedSalvage final : public recover::Salvage {
 public:
  void begin_dump(Bytes, std::uint32_t) override { open_ = true; }
  void statement(Bytes bytes) override { require(open_ && !bytes.empty(), "a statement"); }
  void begin_rows(Bytes bytes) override { require(open_ && !bytes.empty(), "an INSERT line"); }
  void row(Bytes bytes, ByteRange range, recover::Certainty) override {
    require(bytes.size() == range.size(), "a row is where it was found");
    require(range.begin >= end_, "rows come in order and once");
    end_ = range.end;
    ++rows;
  }
  void end_rows() override {}
  void reject(const recover::Finding& finding, Bytes bytes) override {
    require(bytes.size() <= finding.range.size(), "rejected bytes are those of the input");
  }
  void end_dump(const std::optional<exp::Ending>&) override { open_ = false; }

  std::uint64_t rows = 0;

 private:
  bool open_ = false;
  std::uint64_t end_ = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  recover::LineEndUndo source(std::make_unique<MemorySource>(Bytes(data, size)));
  Cursor in(source);
  CheckedSalvage salvage;
  try {
    const recover::Report report = recover::Scanner(in, salvage, nullptr).run();
    require(report.bytes + source.undone() == size, "all bytes are gone through");
    require(report.lost_bytes <= size, "no more is lost than there was");
    require(report.certain_rows + report.probable_rows == salvage.rows, "every row counts");
    recover::report_text(report);
    recover::report_json(report);
  } catch (const Error& error) {
    require(error.code() == Code::imp_not_an_export_file, "only a lost header stops it");
  }
  return 0;
}
