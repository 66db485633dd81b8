#pragma once
// INDEXFILE: a SQL*Plus script that creates the indexes, with the tables as remarks.

#include <functional>
#include <string_view>

#include "src/dump/reader.hpp"
#include "src/import/parameters.hpp"

namespace exhume::imp {

/// Writes the script for what the parameters choose. Statements are printed from their trees;
/// one with a line end or control character in it is a remark, since SQL*Plus could take what
/// follows for a command. Throws Error where the dump ends early.
void write_index_file(dump::Reader& dump, const Parameters& parameters,
                      const std::function<void(std::string_view)>& out, Diagnostics& diagnostics);

}  // namespace exhume::imp
