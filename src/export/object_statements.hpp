#pragma once
// Objects other than tables, in exp's order and spelling.

#include <string>
#include <vector>

#include "src/export/parameters.hpp"
#include "src/export/stream.hpp"
#include "src/source/database.hpp"

namespace exhume::exporter {

/// What one owner has beside tables.
class ObjectStatements {
 public:
  /// All must outlive it.
  ObjectStatements(std::vector<source::Object> objects, const Parameters& parameters,
                   Stream& stream)
      : objects_(std::move(objects)), parameters_(parameters), stream_(stream) {}

  void write_types();
  void write_synonyms();
  void write_views();
  void write_programs();
  void write_materialized_views();

  /// Indexes and triggers of tables, each within TABLE and ENDTABLE.
  void write_indexes();
  void write_triggers(const std::string& table = "");

  /// The statements that grant something on `object`.
  std::vector<std::string> grants_on(const std::string& object) const;

 private:
  void write_with_query(const source::Object& object);
  void write_trigger(const source::Object& object);
  void write_grants_on(const std::string& object);
  template <typename Write>
  void for_each(ddl::Kind kind, const Write& write);

  std::vector<source::Object> objects_;
  const Parameters& parameters_;
  Stream& stream_;
};

}  // namespace exhume::exporter
