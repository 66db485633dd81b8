#include "src/target/postgresql/sequences.hpp"

#include <fmt/format.h>

#include <optional>

#include "formats/types/number.hpp"
#include "src/target/expressions.hpp"
#include "src/target/name_note.hpp"
#include "src/target/table.hpp"

namespace exhume::target::postgresql {
namespace {

std::optional<std::int64_t> whole(const sql::Option* option) {
  if (option == nullptr) return std::nullopt;
  const auto number = types::Number::from_decimal(option->value);
  return number ? number->to_int64() : std::nullopt;
}

Sequence place_of(const std::string& schema, const std::string& name) {
  return {schema, name, quoted_name(schema) + "." + quoted_name(name)};
}

Translation create_sql(const Sequence& place, const sql::CreateSequence& sequence) {
  Translation out{.sql = "CREATE SEQUENCE " + place.sql};
  for (const char* const keyword : {"INCREMENT BY", "START WITH"}) {
    const sql::Option* option = sql::find_option(sequence.options, keyword);
    if (option == nullptr) continue;
    const auto value = whole(option);
    if (!value) return {"", fmt::format("{} {} exceeds 64 bits", keyword, option->value)};
    out.sql += fmt::format(" {} {}", keyword, *value);
  }
  for (const char* const keyword : {"MINVALUE", "MAXVALUE"}) {
    const auto value = whole(sql::find_option(sequence.options, keyword));
    if (value) out.sql += fmt::format(" {} {}", keyword, *value);
  }
  if (sql::find_option(sequence.options, "CYCLE") != nullptr) out.sql += " CYCLE";
  return out;
}

}  // namespace

// That an earlier import made, or else one of the name that it would have.
std::optional<std::string> Sequences::existing_name(const std::string& owner,
                                                    const std::string& name) {
  const std::string schema = schema_name(owner);
  const Result found = connection_.query(
      "SELECT s.sequencename FROM pg_catalog.pg_sequences s LEFT JOIN exhume.exhume_definitions d "
      "ON d.kind = 'sequence' AND d.owner = $2 AND d.relation_name = s.sequencename "
      "WHERE s.schemaname = $1 AND (d.name = $3 OR d.name IS NULL AND s.sequencename IN ($4, $5)) "
      "ORDER BY d.name IS NULL, s.sequencename <> $4",
      {schema, owner, name, folded_name(name), exact_name(name)});
  for (int i = 0; i < found.rows(); ++i) {
    if (!journal_.made_before(schema, found.text(i, 0))) return found.text(i, 0);
  }
  return std::nullopt;
}

std::string Sequences::free_name(const std::string& schema, const std::string& oracle_name) {
  const std::string wanted = folded_name(oracle_name);
  if (names_.is_taken(schema, wanted)) return names_.claim(schema, exact_name(oracle_name));
  names_.take(schema, wanted);
  return wanted;
}

Outcome Sequences::create(const sql::CreateSequence& statement) {
  const std::string owner = statement.name.schema ? statement.name.schema->text : std::string();
  const std::string& oracle_name = statement.name.object.text;
  if (find(owner, oracle_name) != nullptr) {
    return {Verdict::exists, "a sequence of that name exists"};
  }
  const std::string schema = names_.make_schema(owner);
  const Sequence place = place_of(schema, free_name(schema, oracle_name));
  const Translation translation = create_sql(place, statement);
  std::string problem = translation.is_done() ? journal_.change(translation.sql) : "";
  if (!translation.is_done() || !problem.empty()) {
    names_.release(schema, place.name);
    if (!translation.is_done()) return {Verdict::no_meaning, translation.problem};
    return {Verdict::failed, std::move(problem)};
  }
  journal_.note_made(schema, place.name);
  known_[{owner, oracle_name}] = place;
  if (!is_expected(oracle_name, place.name)) {
    note_name(diagnostics_, "sequence", owner, oracle_name, place.name);
  }
  return {};
}

const Sequence* Sequences::find(const std::string& owner, const std::string& name) {
  if (const auto known = known_.find({owner, name}); known != known_.end()) return &known->second;
  const auto existing = existing_name(owner, name);
  if (!existing) return nullptr;
  return &(known_[{owner, name}] = place_of(schema_name(owner), *existing));
}

}  // namespace exhume::target::postgresql
