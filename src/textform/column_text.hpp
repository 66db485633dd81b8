#pragma once
// Column descriptors as they stand in the text form, both ways.

#include <string>
#include <string_view>

#include "formats/exp/header.hpp"
#include "formats/exp/table_data.hpp"
#include "src/textform/client_text.hpp"
#include "src/textform/line.hpp"

namespace exhume::textform {

/// Appends the descriptor of column `index` of `head`, in a dump of the given
/// major version: VARCHAR2(30) AL32UTF8.
void append_column(std::string& out, const exp::DataHead& head, std::size_t index,
                   const ClientText& client, int major_version);

/// Reads the same and adds the column to `head`. Without a character set the column has the one
/// that `header` gives its form.
void read_column(Line& line, exp::DataHead& head, const exp::Header& header,
                 const ClientText& client);

/// Appends the name of a character set, or its number when it has none; and reads either.
void append_charset(std::string& out, std::uint16_t id);
std::uint16_t read_charset(Line& line);

}  // namespace exhume::textform
