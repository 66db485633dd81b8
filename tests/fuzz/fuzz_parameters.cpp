// Any bytes as imp's arguments and as a parameter file.

#include <string>
#include <vector>

#include "src/base/error.hpp"
#include "src/import/parameters.hpp"
#include "src/parameters/grammar.hpp"
#include "tests/fuzz/fuzzing.hpp"

using namespace exhume;
using fuzz::require;

namespace {

template <typename Parse>
void check_refusal(Parse parse) {
  try {
    parse();
  } catch (const Error& error) {
    require(error.code() == Code::imp_bad_parameter || error.code() == Code::imp_one_mode_only ||
                error.code() == Code::imp_qualified_table,
            "what is refused is a parameter");
    require(!error.message().empty(), "what is refused has a reason");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(as_text({data, size}));
  check_refusal([&] {
    const parameters::Setting setting = parameters::parse_argument(text, Code::imp_bad_parameter);
    require(!setting.keyword.empty(), "a setting has a keyword");
  });
  check_refusal(
      [&] { parameters::parse_parameter_file(text, "fuzz.par", Code::imp_bad_parameter); });
  check_refusal([&] { imp::parse_parameters({text}, [](const std::string&) { return ""; }); });
  check_refusal([&] {
    imp::parse_parameters({"PARFILE=fuzz.par"}, [&](const std::string&) { return text; });
  });
  return 0;
}
