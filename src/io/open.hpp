#pragma once
// The one way in: a path or "-", plain or compressed.

#include <memory>
#include <string>

#include "src/base/byte_source.hpp"

namespace exhume::io {

/// Opens a file, or standard input for "-". What gzip, bzip2, xz, zstd, compress, zip or tar
/// packed is unpacked on the way; its first bytes decide, not its name. Plain files are read
/// at full speed. Throws Error(imp_cannot_open_file), Error(read_failed), or
/// Error(which_member) for an archive without a dump.
std::unique_ptr<ByteSource> open_input(const std::string& path_or_dash);

/// The same for a source that is open already.
std::unique_ptr<ByteSource> unpacked(std::unique_ptr<ByteSource> source);

}  // namespace exhume::io
