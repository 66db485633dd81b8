// Any bytes as a text form: what is accepted is printed as a text that says the same.

#include <optional>
#include <string>

#include "src/base/error.hpp"
#include "src/base/memory_source.hpp"
#include "src/textform/convert.hpp"
#include "src/textform/parser.hpp"
#include "src/textform/printer.hpp"
#include "tests/fuzz/fuzzing.hpp"

using namespace exhume;
using fuzz::require;

namespace {

class Discard final : public ByteSink {
 public:
  void write(Bytes) override {}
};

std::optional<std::string> printed(Bytes text) {
  std::string out;
  textform::Printer printer([&out](std::string_view piece) { out += piece; });
  Cursor in(text);
  try {
    textform::parse(in, printer);
  } catch (const Error& error) {
    require(error.code() == Code::bad_text_form && error.message().starts_with("line "),
            "an error names its line");
    return std::nullopt;
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Bytes bytes(data, size);
  if (const auto once = printed(bytes)) {
    require(printed(as_bytes(*once)) == once, "a printed text says the same again");
  }
  Discard out;
  try {
    textform::assemble(std::make_unique<MemorySource>(bytes), out);
  } catch (const Error&) {
    // A text that says what no dump can hold.
  }
  return 0;
}
