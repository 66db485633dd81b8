#pragma once
// A change on the way from one dump to another.

#include <optional>

#include "formats/exp/stream.hpp"

namespace exhume::rewrite {

/// Takes a dump part by part and hands on what it makes of it. As it stands: everything,
/// unchanged; a change overrides what it is about.
class Stage : public exp::StreamSink {
 public:
  /// `next` must outlive the stage.
  explicit Stage(exp::StreamSink& next) : next_(next) {}

  void begin(const exp::Header& header, const exp::Preamble& preamble) override {
    next_.begin(header, preamble);
  }
  void statement(const exp::Statement& statement) override { next_.statement(statement); }
  void begin_rows(const exp::Statement& insert, const exp::DataHead& head) override {
    next_.begin_rows(insert, head);
  }
  void row(const exp::StreamRow& row) override { next_.row(row); }
  void end_rows() override { next_.end_rows(); }
  void end(const std::optional<exp::Ending>& ending) override { next_.end(ending); }

 private:
  exp::StreamSink& next_;
};

}  // namespace exhume::rewrite
