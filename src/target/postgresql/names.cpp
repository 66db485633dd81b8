#include "src/target/postgresql/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "src/base/text.hpp"
#include "src/sql/tokens.hpp"
#include "src/target/table.hpp"

namespace exhume::target::postgresql {
namespace {

// NAMEDATALEN - 1. https://www.postgresql.org/docs/12/limits.html
constexpr std::size_t max_bytes = 63;
constexpr std::size_t hash_bytes = 9;  // _ and eight digits

// http://www.isthe.com/chongo/tech/comp/fnv/
std::uint32_t fnv1a(std::string_view text) {
  std::uint32_t hash = 2166136261u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash;
}

std::string shortened(const std::string& name) {
  if (name.size() <= max_bytes) return name;
  std::size_t size = max_bytes - hash_bytes;
  while (size > 0 && continues_character(name[size])) --size;
  return fmt::format("{}_{:08x}", name.substr(0, size), fnv1a(name));
}

bool is_ordinary(std::string_view name) {
  const auto is_part = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' || c == '#' ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  return !name.empty() && !(name[0] >= '0' && name[0] <= '9') &&
         std::ranges::all_of(name, is_part) && sql::fold_case(name) == name;
}

}  // namespace

std::string exact_name(std::string_view oracle_name) {
  std::string name;
  for (const char c : oracle_name) {
    if (c == '\0') {
      name += "\xEF\xBF\xBD";
    } else {
      name.push_back(c);
    }
  }
  return shortened(name.empty() ? "_" : name);
}

std::string folded_name(std::string_view oracle_name) {
  if (!is_ordinary(oracle_name)) return exact_name(oracle_name);
  std::string name(oracle_name);
  for (char& c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return shortened(name);
}

bool is_expected(std::string_view oracle_name, std::string_view name) {
  return name == folded_name(oracle_name) && name.size() == oracle_name.size();
}

std::string schema_name(std::string_view owner) {
  std::string name = folded_name(owner);
  const bool is_kept = name.starts_with("pg_") || name == "information_schema" || name == "exhume";
  return is_kept ? exact_name("_" + name) : name;
}

bool is_system_column(std::string_view name) {
  // https://www.postgresql.org/docs/12/ddl-system-columns.html
  constexpr std::array names =
      std::to_array<std::string_view>({"tableoid", "xmin", "cmin", "xmax", "cmax", "ctid"});
  return std::ranges::find(names, name) != names.end();
}

std::string free_name(const TakenNames& taken, const std::string& wanted) {
  std::string name = wanted;
  for (int i = 2; taken.contains(name); ++i) name = exact_name(fmt::format("{}_{}", wanted, i));
  return name;
}

RelationNames::Schema& RelationNames::names_of(const std::string& schema) {
  const auto [place, is_new] = names_.try_emplace(schema);
  if (is_new) {
    const Result names = connection_.query(
        "SELECT c.relname, c.relkind IN ('r', 'p'), "
        "c.relkind IN ('v', 'm', 'f') FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n "
        "ON n.oid = c.relnamespace WHERE n.nspname = $1",
        {schema});
    for (int i = 0; i < names.rows(); ++i) {
      const std::string name = names.text(i, 0);
      if (journal_.made_before(schema, name)) continue;
      place->second.taken.insert(name);
      if (names.text(i, 1) == "t") place->second.tables_before.insert(name);
      if (names.text(i, 2) == "t") place->second.views_before.insert(name);
    }
  }
  return place->second;
}

std::string RelationNames::make_schema(const std::string& owner) {
  const std::string schema = schema_name(owner);
  if (schemas_.contains(schema)) return schema;
  const Result found =
      connection_.query("SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = $1", {schema});
  if (found.rows() == 0) connection_.execute("CREATE SCHEMA " + quoted_name(schema));
  schemas_.insert(schema);
  return schema;
}

bool RelationNames::is_taken(const std::string& schema, const std::string& name) {
  return names_of(schema).taken.contains(name);
}

bool RelationNames::existed(const std::string& schema, const std::string& name) {
  return names_of(schema).tables_before.contains(name) || view_existed(schema, name);
}

bool RelationNames::view_existed(const std::string& schema, const std::string& name) {
  return names_of(schema).views_before.contains(name);
}

std::string RelationNames::claim(const std::string& schema, const std::string& wanted) {
  TakenNames& taken = names_of(schema).taken;
  return *taken.insert(free_name(taken, wanted)).first;
}

void RelationNames::take(const std::string& schema, const std::string& name) {
  names_of(schema).taken.insert(name);
}

void RelationNames::release(const std::string& schema, const std::string& name) {
  names_of(schema).taken.erase(name);
}

}  // namespace exhume::target::postgresql
