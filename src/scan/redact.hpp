#pragma once
// A clean copy: what a scan would find, masked.

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "src/base/error.hpp"
#include "src/rewrite/edit_stage.hpp"
#include "src/rewrite/stage.hpp"
#include "src/scan/mask.hpp"

namespace exhume::scan {

/// Masks passwords and their hashes in statements.
rewrite::Editor redact_secrets(const Mask& mask);

/// Masks e-mail addresses, card and phone numbers in rows; all else goes on as it is.
class RedactStage final : public rewrite::Stage {
 public:
  RedactStage(exp::StreamSink& next, const Mask& mask) : Stage(next), mask_(mask) {}

  void row(const exp::StreamRow& row) override;

  /// Values masked so far.
  std::uint64_t masked_values() const { return masked_values_; }

 private:
  Mask mask_;
  std::string text_;
  std::vector<types::Value> values_;
  std::deque<std::string> texts_;  // behind the masked values of a row
  std::uint64_t masked_values_ = 0;
};

}  // namespace exhume::scan
