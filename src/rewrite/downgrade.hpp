#pragma once
// Statements for an older imp and the database behind it.

#include <string>
#include <string_view>

#include "src/base/error.hpp"
#include "src/rewrite/edit_stage.hpp"

namespace exhume::rewrite {

/// A version of Oracle as 9.2 is: {9, 2}.
struct Version {
  int major = 0;
  int minor = 0;

  auto operator<=>(const Version&) const = default;
};

/// Takes "11.02.00", "11.2" or "19". Throws Error(imp_bad_parameter).
Version parse_version(std::string_view text);

/// Leaves out words of CREATE and ALTER that came after `version`, where a table means the same
/// without them: SECUREFILE, SEGMENT CREATION, FLASH_CACHE, EDITIONABLE … Reports the types and
/// clauses that came later and cannot be left out; their statements will fail. The versions are
/// those of the SQL Reference's lists of new features.
Editor downgrade_words(Version version, Diagnostics& diagnostics);

/// Gives the dump header and preamble of another version, its descriptors and LOB values with
/// them, and leaves out the METRICST and METRICET lines, which dumps have from 10.1 on, where
/// that is older.
class DowngradeStage final : public Stage {
 public:
  /// Throws Error(imp_bad_parameter) for a version whose layout is not known.
  DowngradeStage(exp::StreamSink& next, std::string version);

  void begin(const exp::Header& header, const exp::Preamble& preamble) override;
  void statement(const exp::Statement& statement) override;
  void row(const exp::StreamRow& row) override;

 private:
  std::string version_;  // as headers spell it
  Version number_;
};

/// The version of exp's layouts that a user means: "9.2" for "09.02.00". Throws
/// Error(imp_bad_parameter) with those that are known.
std::string layout_version(std::string_view text);

}  // namespace exhume::rewrite
