#pragma once
// From a Reader to a StreamSink: everything that a dump holds, decoded.

#include <functional>
#include <optional>

#include "formats/exp/reader.hpp"
#include "formats/exp/row_decoder.hpp"
#include "formats/exp/stream.hpp"
#include "src/base/error.hpp"

namespace exhume::exp {

/// How far a pump came.
struct PumpResult {
  std::uint64_t statements = 0;
  std::uint64_t rows = 0;
  bool in_rows = false;        // stopped between begin_rows() and end_rows()
  std::optional<Error> error;  // what stopped it; nothing when end() has been given
};

/// What becomes of a statement that damage has left without its end or body.
enum class Doubtful {
  passed_on,  // as it stands
  an_end,     // of what is sound
};

/// Called with what could not be decoded in a row: its bytes are given as Undecoded.
using OnProblem = std::function<void(const Row&, const FieldProblem&)>;

/// Gives `sink` everything that `reader` reads, every value decoded; values that would not be
/// encoded to the bytes they came from are given as Undecoded. When the dump stops before its
/// EXIT, everything sound has been given, and neither end_rows() nor end(). Throws only what the
/// sink throws.
PumpResult pump(Reader& reader, const TextLabels& labels, StreamSink& sink, Doubtful doubtful,
                const OnProblem& on_problem);

}  // namespace exhume::exp
