#pragma once
// Clauses and phase lines as exp spells them.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/dump_builder.hpp"

namespace exhume::test::samples {

/// What follows the column list of CREATE TABLE in the release `major`.
std::string table_attributes(int major);

/// A `LOB ("C") STORE AS …` clause.
std::string lob_clause(int major, std::string_view column);

/// `CREATE UNIQUE INDEX …` and the like; `columns` as `"A" , "B" `.
std::string create_index(int major, std::string_view kind, std::string_view name,
                         std::string_view table, std::string_view columns);

/// `ALTER TABLE … ADD  CONSTRAINT … PRIMARY KEY …`.
std::string add_primary_key(int major, std::string_view table, std::string_view name,
                            std::string_view columns);

/// `ALTER TABLE … ADD CONSTRAINT … FOREIGN KEY …`.
std::string add_foreign_key(std::string_view table, std::string_view name, std::string_view column,
                            std::string_view parent, std::string_view parent_column);

/// `CREATE SEQUENCE …` from 1.
std::string create_sequence(std::string_view name, int cache);

/// The pieces of `CALTER TABLE` for a check constraint.
std::vector<std::string> check_constraint(std::string_view table, std::string_view name,
                                          std::string_view condition);

/// The statistics of a table, as the body of `ANALSTATS TS "T"`.
std::string table_statistics(std::string_view table, int rows, int blocks, int row_length);

/// What one phase of an export writes, and how many objects that makes.
struct Phase {
  int objects = 0;
  std::function<void(DumpBuilder&)> write = [](DumpBuilder&) {};
};

/// The phases of a user-mode export from 10.2 on that can hold something.
struct UserExport {
  Phase sequences;
  Phase tables;
  Phase synonyms;
  Phase views;
  Phase procedures;
  Phase foreign_keys;
  Phase triggers;
  Phase statistics;
  Phase enabling;
};

/// Writes every phase with its METRICSU and METRICEU lines.
void write_user_export(DumpBuilder& builder, const UserExport& phases);

}  // namespace exhume::test::samples
