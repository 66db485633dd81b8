#pragma once
// Other names for owners, tables and tablespaces in statements.

#include <string>
#include <string_view>

#include "src/rewrite/edit_stage.hpp"

namespace exhume::rewrite {

/// One name for another, both as the data dictionary holds them, in UTF-8.
struct Renaming {
  std::string from;
  std::string to;
};

/// Takes `OLD:NEW`: each in capitals unless it stands in double quotes. Throws
/// Error(imp_bad_parameter) for any other form.
Renaming parse_renaming(std::string_view text);

/// Objects of one owner become another's: in CONNECT, before the dot of a qualified name, as
/// grantee, and in CREATE USER. Names in strings of PL/SQL stay.
Editor rename_owner(Renaming renaming);

/// The same where no statement says it: the exporter in the header, whose objects are those in
/// front of any CONNECT, and the owners of types in column descriptors.
class RenameOwnerStage final : public Stage {
 public:
  RenameOwnerStage(exp::StreamSink& next, Renaming renaming)
      : Stage(next), renaming_(std::move(renaming)) {}

  void begin(const exp::Header& header, const exp::Preamble& preamble) override;
  void begin_rows(const exp::Statement& insert, const exp::DataHead& head) override;

 private:
  bool rename(std::string& owner) const;

  Renaming renaming_;
  std::optional<ClientText> client_;
};

/// A table gets another name: in TABLE, where statements name tables, as the qualifier of a
/// column, and in its statistics.
Editor rename_table(Renaming renaming);

/// Segments go to another tablespace: behind TABLESPACE, and in quotas.
Editor rename_tablespace(Renaming renaming);

}  // namespace exhume::rewrite
