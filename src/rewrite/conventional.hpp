#pragma once
// From a direct-path dump to a conventional one.

#include "src/rewrite/stage.hpp"

namespace exhume::rewrite {

/// Says conventional path in the header and before all rows; the writer lays them out so.
class ConventionalStage final : public Stage {
 public:
  using Stage::Stage;

  void begin(const exp::Header& header, const exp::Preamble& preamble) override {
    exp::Header out = header;
    out.direct_path = false;
    out.odd_record.clear();
    Stage::begin(out, preamble);
  }

  void begin_rows(const exp::Statement& insert, const exp::DataHead& head) override {
    exp::DataHead out = head;
    out.direct_path = false;
    Stage::begin_rows(insert, out);
  }
};

}  // namespace exhume::rewrite
