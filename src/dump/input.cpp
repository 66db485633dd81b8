#include "src/dump/input.hpp"

#include <fmt/format.h>

#include "src/base/error.hpp"
#include "src/dump/identify.hpp"

namespace exhume::dump {
namespace {

Code refusal(FileKind kind) {
  switch (kind) {
    case FileKind::data_pump: return Code::imp_data_pump_file;
    case FileKind::text_damaged_dump: return Code::file_is_text_damaged;
    default: return Code::file_is_something_else;
  }
}

}  // namespace

std::unique_ptr<Input> checked_input(std::unique_ptr<ByteSource> source) {
  auto input = std::make_unique<Input>(std::move(source));
  const Identity identity = identify(input->cursor.peek(identify_size));
  const bool is_dump =
      identity.kind == FileKind::text_damaged_dump || identity.kind == FileKind::ebcdic_dump;
  if (identity.kind != FileKind::export_dump) {
    throw Error(refusal(identity.kind),
                fmt::format("{}{}; {}", is_dump ? "" : "not an export dump but ", identity.what,
                            identity.help),
                Place{.file = input->source->name()});
  }
  return input;
}

Error located(const Error& error, const ByteSource& source) {
  Place place = error.place();
  const SourcePlace where = source.locate(place.offset.value_or(0));
  place.file = where.file;
  if (place.offset) place.offset = where.offset;
  return Error(error.code(), error.message(), std::move(place));
}

exp::Reader format_reader(Input& input) {
  try {
    exp::Reader reader(input.cursor);
    if (reader.header().file_sequence > 1) throw exp::later_file(reader.header());
    return reader;
  } catch (const Error& error) {
    throw located(error, *input.source);
  }
}

}  // namespace exhume::dump
