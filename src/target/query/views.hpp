#pragma once
// Views and synonyms, once all tables of an import are there.

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "src/target/database.hpp"
#include "src/target/journal.hpp"
#include "src/target/query/relation.hpp"
#include "src/target/tables.hpp"

namespace exhume::target {

/// A view becomes one, a synonym a view of all of its object's columns. What they need has to be
/// there: one that came too early can come again.
class Views {
 public:
  /// All must outlive it.
  Views(const QueryDialect& dialect, Tables& tables, Journal& journal, Session& session)
      : dialect_(dialect), tables_(tables), journal_(journal), session_(session) {}

  Outcome create(const sql::CreateView& statement);
  Outcome create(const sql::CreateSynonym& statement);

  /// The view or synonym of this import that Oracle calls so.
  std::optional<Relation> made(const std::string& owner, const std::string& name) const;

  /// The table, view or synonym that Oracle calls so; nothing for one that is not in the target.
  /// Where `owner` is empty a query in the schema `current` means it.
  std::optional<Relation> find(const std::string& current, const std::string& owner,
                               const std::string& name);

 private:
  Outcome make(const std::string& owner, const std::string& name, Relation query);

  const QueryDialect& dialect_;
  Tables& tables_;
  Journal& journal_;
  Session& session_;
  std::map<std::pair<std::string, std::string>, Relation> made_;
};

}  // namespace exhume::target
