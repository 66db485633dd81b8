#pragma once
// The sequences of an import in PostgreSQL.

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "src/base/error.hpp"
#include "src/sql/ast.hpp"
#include "src/target/database.hpp"
#include "src/target/postgresql/names.hpp"

namespace exhume::target::postgresql {

struct Sequence {
  std::string schema;
  std::string name;
  std::string sql;  // its qualified name
};

/// Sequences by Oracle's owner and name, which become schema and name as those of tables do.
class Sequences {
 public:
  /// All must outlive it.
  Sequences(Connection& connection, Journal& journal, RelationNames& names,
            Diagnostics& diagnostics)
      : connection_(connection), journal_(journal), names_(names), diagnostics_(diagnostics) {}

  /// Creates the sequence, with its next value as the start. A limit beyond 64 bits, as Oracle's
  /// default is, is left to PostgreSQL; with a start or step beyond them it has no meaning there.
  Outcome create(const sql::CreateSequence& statement);

  /// One that this import made, or that was there before; null for another.
  const Sequence* find(const std::string& owner, const std::string& name);

 private:
  std::optional<std::string> existing_name(const std::string& owner, const std::string& name);
  std::string free_name(const std::string& schema, const std::string& oracle_name);

  Connection& connection_;
  Journal& journal_;
  RelationNames& names_;
  Diagnostics& diagnostics_;
  std::map<std::pair<std::string, std::string>, Sequence> known_;
};

}  // namespace exhume::target::postgresql
