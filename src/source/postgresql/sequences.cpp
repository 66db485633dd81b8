#include "src/source/postgresql/sequences.hpp"

#include <algorithm>

#include "src/source/found.hpp"
#include "src/target/postgresql/dialect.hpp"
#include "src/target/postgresql/names.hpp"

namespace exhume::source::postgresql {
namespace {

using target::quoted_name;
using target::postgresql::Result;

constexpr const char* sequences_sql =
    "SELECT n.nspname, c.relname, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle FROM "
    "pg_catalog.pg_sequence s JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid "
    "JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE NOT EXISTS (SELECT 1 FROM "
    "pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid "
    "AND d.deptype IN ('a', 'i')) AND n.nspname <> 'exhume' ORDER BY 1, 2";

std::string next_value(target::postgresql::Connection& connection, const std::string& schema,
                       const std::string& name, const std::string& increment) {
  const Result value = connection.query(
      "SELECT CASE WHEN is_called THEN last_value + $1::bigint ELSE last_value END FROM " +
          quoted_name(schema) + "." + quoted_name(name),
      {increment});
  return value.text(0, 0);
}

sql::CreateSequence native(const Result& found, int row, const std::string& next) {
  const std::string cache = found.text(row, 5);
  return {.name = {.object = {oracle_name(found.text(row, 1))}},
          .options = {{"MINVALUE", found.text(row, 3)},
                      {"MAXVALUE", found.text(row, 4)},
                      {"INCREMENT BY", found.text(row, 2)},
                      {"START WITH", next},
                      cache == "1" ? sql::Option{"NOCACHE", ""} : sql::Option{"CACHE", cache},
                      {"NOORDER", ""},
                      {found.text(row, 6) == "t" ? "CYCLE" : "NOCYCLE", ""}}};
}

}  // namespace

std::vector<sql::CreateSequence> read_sequences(
    target::postgresql::Connection& connection, const std::vector<target::Definition>& kept,
    const std::string& owner, const std::function<std::string(const std::string&)>& owner_of) {
  std::vector<sql::CreateSequence> out;
  const Result found = connection.query(sequences_sql, {});
  for (int i = 0; i < found.rows(); ++i) {
    const std::string schema = found.text(i, 0);
    const std::string name = found.text(i, 1);
    const auto known = std::ranges::find_if(kept, [&](const target::Definition& definition) {
      return definition.kind == "sequence" && definition.target_name == name &&
             target::postgresql::schema_name(definition.owner) == schema;
    });
    if ((known == kept.end() ? owner_of(schema) : known->owner) != owner) continue;
    const std::string next = next_value(connection, schema, name, found.text(i, 2));
    if (known == kept.end()) {
      out.push_back(native(found, i, next));
    } else if (auto sequence = sequence_of(*known, next)) {
      out.push_back(std::move(*sequence));
    }
  }
  return out;
}

}  // namespace exhume::source::postgresql
