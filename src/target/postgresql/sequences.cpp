#include "src/target/postgresql/sequences.hpp"

#include <fmt/format.h>

#include <optional>

#include "formats/types/number.hpp"
#include "src/target/expressions.hpp"
#include "src/target/table.hpp"

namespace exhume::target::postgresql {
namespace {

std::optional<std::int64_t> whole(const sql::Option* option) {
  if (option == nullptr) return std::nullopt;
  const auto number = types::Number::from_decimal(option->value);
  return number ? number->to_int64() : std::nullopt;
}

Sequence place_of(const std::string& schema, const std::string& name) {
  return {schema, quoted_name(schema) + "." + quoted_name(name)};
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

Outcome Sequences::create(const sql::CreateSequence& statement) {
  const std::string owner = statement.name.schema ? statement.name.schema->text : std::string();
  const std::string schema = names_.make_schema(owner);
  const std::string name = folded_name(statement.name.object.text);
  if (names_.is_taken(schema, name)) {
    return {Verdict::exists, "a sequence or table of that name exists"};
  }
  const Sequence place = place_of(schema, name);
  const Translation translation = create_sql(place, statement);
  if (!translation.is_done()) return {Verdict::no_meaning, translation.problem};
  names_.take(schema, name);
  std::string problem = journal_.change(translation.sql);
  if (!problem.empty()) return {Verdict::failed, std::move(problem)};
  journal_.note_made(schema, name);
  known_[{owner, statement.name.object.text}] = place;
  return {};
}

const Sequence* Sequences::find(const std::string& owner, const std::string& name) {
  if (const auto known = known_.find({owner, name}); known != known_.end()) return &known->second;
  const std::string schema = schema_name(owner);
  const std::string wanted = folded_name(name);
  const Result found = connection_.query(
      "SELECT 1 FROM pg_catalog.pg_sequences WHERE schemaname = $1 AND sequencename = $2",
      {schema, wanted});
  if (found.rows() == 0 || journal_.made_before(schema, wanted)) return nullptr;
  return &(known_[{owner, name}] = place_of(schema, wanted));
}

}  // namespace exhume::target::postgresql
