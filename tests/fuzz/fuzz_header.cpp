// Any bytes as the first record of a dump.

#include <optional>
#include <vector>

#include "formats/exp/header.hpp"
#include "src/base/error.hpp"
#include "src/base/memory_source.hpp"
#include "src/dump/identify.hpp"
#include "tests/fuzz/fuzzing.hpp"

using namespace exhume;
using fuzz::require;

namespace {

std::optional<exp::Header> header_of(Cursor& in) {
  try {
    return exp::read_header(in);
  } catch (const Error& error) {
    require(error.code() == Code::imp_abnormal_end || error.code() == Code::imp_not_an_export_file,
            "a header is refused as cut short or as none");
    return std::nullopt;
  }
}

void check_fields(const exp::Header& header, std::uint64_t end) {
  std::uint64_t at = 0;
  for (const exp::HeaderField& field : header.fields) {
    require(field.range.begin == at && field.range.end > at, "header fields leave no gap");
    at = field.range.end;
  }
  require(at == end && end == header.record_length, "header fields cover the record");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Bytes bytes(data, size);
  dump::identify(bytes);
  Cursor whole(bytes);
  const auto header = header_of(whole);
  if (header) check_fields(*header, whole.offset());
  require(!header || exp::looks_like_header(bytes), "the probe lets every header pass");

  MemorySource trickle(bytes, 1);
  Cursor piecemeal(trickle, 16);
  const auto again = header_of(piecemeal);
  require(header.has_value() == again.has_value(), "a pipe gives what a file gives");
  if (header) {
    require(header->file_name == again->file_name && header->date == again->date,
            "a pipe gives what a file gives");
  }
  return 0;
}
