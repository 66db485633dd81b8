#pragma once
// Dumps to their text form and back: what `dmp disasm` and `dmp asm` do.

#include <memory>
#include <optional>

#include "src/base/byte_sink.hpp"
#include "src/base/byte_source.hpp"
#include "src/base/error.hpp"

namespace exhume::textform {

/// Writes the text form of the dump in `source` to `out`. Of a dump that is cut or damaged it is
/// what stands before; what stopped the reading is returned. Bytes behind the dump's end are left
/// out and reported to `diagnostics`. Throws Error when `source` holds no export dump or `out`
/// fails.
std::optional<Error> disassemble(std::unique_ptr<ByteSource> source, ByteSink& out,
                                 Diagnostics& diagnostics);

/// Writes the dump that the text form in `source` describes to `out`. Throws
/// Error(bad_text_form) that names line and column, with nothing of `out` to be relied on.
void assemble(std::unique_ptr<ByteSource> source, ByteSink& out);

}  // namespace exhume::textform
