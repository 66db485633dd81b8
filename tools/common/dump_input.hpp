#pragma once
// How programs open the dump that their arguments name.

#include <memory>
#include <string>
#include <vector>

#include "charset/character_set.hpp"
#include "src/dump/reader.hpp"

namespace exhume::tools {

/// The bytes of one file, or of all files of a multi-file export in any order; plain or
/// compressed, "-" for standard input. Throws Error.
std::unique_ptr<ByteSource> open_files(const std::vector<std::string>& files);

/// The character set that a name in any case of letters, or an id, means.
/// Throws Error(imp_unknown_charset).
const charset::CharacterSet& find_charset(const std::string& text);

/// Reads the dump in `source`. `charset`, a name or an id, is the set to read its text in; empty
/// is as labelled. Throws Error when it is no export dump or the set is unknown.
std::unique_ptr<dump::Reader> open_dump(std::unique_ptr<ByteSource> source,
                                        const std::string& charset, Diagnostics& diagnostics);

}  // namespace exhume::tools
