#pragma once
// The side tables: where things came from, and what the target has no place for.

#include <string_view>

#include "src/target/definition.hpp"
#include "src/target/table.hpp"

namespace exhume::target {

/// Keeps exhume_tables, exhume_columns, exhume_objects and exhume_definitions. What was kept before
/// can be kept again.
class Catalog {
 public:
  Catalog() = default;
  Catalog(const Catalog&) = delete;
  Catalog& operator=(const Catalog&) = delete;
  virtual ~Catalog() = default;

  /// A table that was created, with all its columns.
  virtual void add_table(const Table& table) = 0;

  /// The last column of a table.
  virtual void add_column(const Table& table) = 0;

  virtual void set_default(const Table& table, const Column& column) = 0;

  /// The definition of an object without a meaning in the target; each call adds one.
  virtual void add_object(std::string_view owner, std::string_view kind, std::string_view name,
                          std::string_view definition) = 0;

  /// What an export has to give back; that of a table takes the place of all that is known of an
  /// older one, that of a sequence of the older one.
  virtual void add_definition(const Definition& definition) = 0;
};

}  // namespace exhume::target
