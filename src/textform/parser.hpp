#pragma once
// From the text form to a dump's parts. docs/dmpt.md.

#include "src/base/cursor.hpp"
#include "src/textform/dump_parts.hpp"

namespace exhume::textform {

/// Reads the text form at `text` and hands the parts to `parts` as they come.
/// Throws Error(bad_text_form) that names line and column, and what `parts` throws.
void parse(Cursor& text, DumpParts& parts);

}  // namespace exhume::textform
