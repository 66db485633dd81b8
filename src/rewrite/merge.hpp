#pragma once
// Several dumps as one.

#include <optional>

#include "src/rewrite/stage.hpp"

namespace exhume::rewrite {

/// Takes whole dumps one after the other and hands on one: the header and preamble of the first,
/// and of all of them what stands before EXIT.
class MergeStage final : public Stage {
 public:
  using Stage::Stage;

  /// Throws Error(imp_mismatched_header) when a later dump is of another version, or in other
  /// character sets, than the first.
  void begin(const exp::Header& header, const exp::Preamble& preamble) override;
  void statement(const exp::Statement& statement) override;
  void end(const std::optional<exp::Ending>& ending) override;

  /// Hands on EXIT and the end. To be called once, after the last dump.
  void finish();

 private:
  std::optional<exp::Header> first_;
  std::optional<exp::Statement> exit_;
};

}  // namespace exhume::rewrite
