// A program outside the project, built against the installed library.

#include <fmt/core.h>

#include "src/base/cursor.hpp"
#include "src/io/open.hpp"

int main() {
  const auto source = exhume::io::open_input("-");
  exhume::Cursor cursor(*source);
  fmt::print("{}\n", exhume::as_text(cursor.peek(100)));
}
