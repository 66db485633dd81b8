#pragma once
// What a text form can say of a dump: the parts of a sound one, and what damage leaves.

#include "formats/exp/stream.hpp"

namespace exhume::textform {

/// Takes a dump part by part, odd ones too:
/// begin (statement | begin_rows row* end_rows | raw)* (end raw* | cut).
/// raw may stand among rows, and rows may be cut without end_rows.
class DumpParts : public exp::StreamSink {
 public:
  /// Bytes as they are, where the dump stands.
  virtual void raw(Bytes bytes) = 0;

  /// Instead of end(): the dump breaks off here, nothing is closed or filled.
  virtual void cut() = 0;
};

}  // namespace exhume::textform
