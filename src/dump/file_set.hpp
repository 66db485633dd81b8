#pragma once
// The files that exp wrote with FILESIZE, as the one stream they were cut from.

#include <memory>
#include <vector>

#include "src/base/byte_source.hpp"

namespace exhume::dump {

/// Joins the files of a set, given in any order: the first one whole, of the others what
/// follows their header records. In a single source they may stand behind each other. That a later
/// file has just a header record of its own in front is inferred from imp's messages; no set was
/// seen, so a preamble that is repeated behind it is passed over too.
/// Throws Error: imp_file_sequence when the headers number two files alike or leave a number
/// out, imp_mismatched_header when they are of different exports, and what checked_input()
/// and exp::read_header() throw.
std::unique_ptr<ByteSource> joined(std::vector<std::unique_ptr<ByteSource>> sources);

}  // namespace exhume::dump
