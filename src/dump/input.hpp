#pragma once
// A dump's bytes, once it is clear that they are a dump's.

#include <memory>

#include "formats/exp/reader.hpp"
#include "src/base/byte_source.hpp"
#include "src/base/cursor.hpp"
#include "src/base/error.hpp"

namespace exhume::dump {

/// A source and the cursor that reads it.
struct Input {
  explicit Input(std::unique_ptr<ByteSource> bytes) : source(std::move(bytes)), cursor(*source) {}

  std::unique_ptr<ByteSource> source;
  Cursor cursor;
};

/// Looks at the first bytes of `source`, without moving over them, and lets export dumps pass.
/// For anything else throws Error(imp_data_pump_file, file_is_text_damaged or
/// file_is_something_else) that says what it is and what would help.
std::unique_ptr<Input> checked_input(std::unique_ptr<ByteSource> source);

/// `error`, whose offset counts the bytes of `source`, with the file and the offset in it.
Error located(const Error& error, const ByteSource& source);

/// Reads the header and what is to come behind it. Throws Error with its place in the file;
/// imp_file_sequence when it is a later file of a set.
exp::Reader format_reader(Input& input);

}  // namespace exhume::dump
