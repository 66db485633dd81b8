#pragma once
// An export dump as the jobs see it.

#include <memory>
#include <optional>
#include <string>

#include "src/dump/input.hpp"
#include "src/dump/reader.hpp"

namespace exhume::dump {

/// Reads the export dump in `input`; `diagnostics` must outlive the reader.
/// `charset_override` is the id of the character set to read all text but the national set's
/// in, whatever the labels say. Throws Error when the header is none.
std::unique_ptr<Reader> make_exp_reader(std::unique_ptr<Input> input, Diagnostics& diagnostics,
                                        std::optional<std::uint16_t> charset_override);

}  // namespace exhume::dump
