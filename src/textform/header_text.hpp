#pragma once
// The header record and the preamble as they stand in the text form, both ways: a line for each
// fact, before the first statement.

#include <string>
#include <string_view>

#include "formats/exp/header.hpp"
#include "formats/exp/preamble.hpp"
#include "src/textform/client_text.hpp"
#include "src/textform/lines.hpp"

namespace exhume::textform {

/// Appends the lines.
void append_header(std::string& out, const exp::Header& header, const exp::Preamble& preamble,
                   const ClientText& client);

/// What the lines so far say; what they do not say is as in a small dump of 11.2.
struct HeaderText {
  HeaderText();

  exp::Header header;
  exp::Preamble preamble;
  ClientText client;

  /// Reads the rest of a line that began with `keyword`; false when that is no word of a header.
  bool read(std::string_view keyword, Lines& lines);
};

}  // namespace exhume::textform
