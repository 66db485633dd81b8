#include "src/transport/violations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace exhume::transport {
namespace {

constexpr std::string_view outside = "OTHER";  // a tablespace that the dump does not name

std::string qualified(const std::string& owner, const sql::Name& name) {
  return fmt::format("{}.{}", name.schema ? name.schema->text : owner, name.object.text);
}

template <typename Clauses>
std::string tablespace_of(const Clauses& clauses) {
  const auto* clause = sql::find_physical<sql::TablespaceClause>(clauses);
  return clause != nullptr ? clause->name.text : std::string();
}

class Finder {
 public:
  explicit Finder(const TransportSet& set) : set_(set) {
    for (const Tablespace& tablespace : set.tablespaces) {
      inside_.insert(tablespace.begin.text("name").value_or(""));
    }
    for (const CreatedObject& object : set.objects) {
      if (const auto* table = std::get_if<sql::CreateTable>(&object.statement)) {
        tables_[qualified(object.owner, table->name)] = place_of(*table);
      }
    }
  }

  std::vector<std::string> run() {
    for (const CreatedObject& object : set_.objects) {
      owner_ = object.owner;
      if (const auto* table = std::get_if<sql::CreateTable>(&object.statement)) look_at(*table);
      if (const auto* index = std::get_if<sql::CreateIndex>(&object.statement)) look_at(*index);
      if (const auto* alter = std::get_if<sql::AlterTable>(&object.statement)) look_at(*alter);
    }
    return std::move(found_);
  }

 private:
  bool is_inside(const std::string& tablespace) const { return inside_.contains(tablespace); }

  // The tablespaces of a table or its partitions.
  static std::set<std::string> partition_places(const sql::CreateTable& table) {
    std::set<std::string> out;
    const auto* partitioning = sql::find<sql::Partitioning>(table.clauses);
    if (partitioning == nullptr) return out;
    for (const sql::Partition& partition : partitioning->partitions) {
      if (std::string place = tablespace_of(partition.clauses); !place.empty()) out.insert(place);
      for (const sql::Subpartition& sub : partition.subpartitions) {
        if (std::string place = tablespace_of(sub.clauses); !place.empty()) out.insert(place);
      }
    }
    return out;
  }

  std::string place_of(const sql::CreateTable& table) const {
    const auto places = partition_places(table);
    const auto within =
        std::ranges::find_if(places, [this](const std::string& place) { return is_inside(place); });
    return within != places.end() ? *within : tablespace_of(table.clauses);
  }

  std::string place_of_table(const std::string& table) const {
    const auto found = tables_.find(table);
    return found != tables_.end() && !found->second.empty() ? found->second : std::string(outside);
  }

  void look_at(const sql::CreateTable& table) {
    const std::string name = qualified(owner_, table.name);
    const auto places = partition_places(table);
    const auto is_in = [this](const std::string& place) { return is_inside(place); };
    if (std::ranges::any_of(places, is_in) && !std::ranges::all_of(places, is_in)) {
      found_.push_back(fmt::format(
          "Partitioned table {} is partially contained in the transportable set", name));
    }
    for (const sql::TableClause& clause : table.clauses) {
      if (const auto* lob = std::get_if<sql::LobStorage>(&clause)) look_at(*lob, name);
    }
    look_at(table.constraints, name);
  }

  void look_at(const sql::LobStorage& lob, const std::string& table) {
    const auto* clause = sql::find_physical<sql::TablespaceClause>(lob.parameters);
    const std::string here = place_of_table(table);
    if (clause == nullptr || is_inside(clause->name.text) == is_inside(here)) return;
    const std::string column = lob.columns.empty() ? "" : lob.columns[0].back().text;
    found_.push_back(fmt::format("Lob {} in tablespace {} of table {} in tablespace {}",
                                 lob.segment ? qualified(owner_, *lob.segment) : column,
                                 clause->name.text, table, here));
  }

  void look_at(const sql::CreateIndex& index) {
    const std::string here = tablespace_of(index.clauses);
    const std::string table = qualified(owner_, index.table);
    if (index.on_cluster || !is_inside(here) || is_inside(place_of_table(table))) return;
    found_.push_back(fmt::format("Index {} in tablespace {} points to table {} in tablespace {}",
                                 qualified(owner_, index.name), here, table,
                                 place_of_table(table)));
  }

  void look_at(const sql::AlterTable& alter) {
    if (const auto* added = std::get_if<sql::AddConstraints>(&alter.action)) {
      look_at(added->constraints, qualified(owner_, alter.name));
    }
  }

  void look_at(const std::vector<sql::Constraint>& constraints, const std::string& table) {
    for (const sql::Constraint& constraint : constraints) {
      const std::string name = constraint.name ? constraint.name->text : "(unnamed)";
      if (const auto* key = std::get_if<sql::ForeignKey>(&constraint.rule)) {
        look_at(*key, name, table);
      }
      if (const auto* key = std::get_if<sql::KeyConstraint>(&constraint.rule)) {
        look_at_index(constraint, key->primary ? "primary" : "unique", name, table);
      }
    }
  }

  void look_at(const sql::ForeignKey& key, const std::string& name, const std::string& table) {
    const std::string parent = qualified(owner_, key.table);
    if (is_inside(place_of_table(table)) == is_inside(place_of_table(parent))) return;
    found_.push_back(
        fmt::format("Constraint {} between table {} in tablespace {} and table {} in tablespace {}",
                    name, table, place_of_table(table), parent, place_of_table(parent)));
  }

  void look_at_index(const sql::Constraint& constraint, std::string_view kind,
                     const std::string& name, const std::string& table) {
    const auto* index = sql::find<sql::UsingIndex>(constraint.state);
    const std::string here = index != nullptr ? tablespace_of(index->clauses) : std::string();
    if (here.empty() || is_inside(here) == is_inside(place_of_table(table))) return;
    found_.push_back(fmt::format(
        "Index {} in tablespace {} enforces {} constraints of table {} in tablespace {}", name,
        here, kind, table, place_of_table(table)));
  }

  const TransportSet& set_;
  std::set<std::string> inside_;
  std::map<std::string, std::string> tables_;  // tablespace of each
  std::string owner_;
  std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> violations(const TransportSet& set) {
  return Finder(set).run();
}

}  // namespace exhume::transport
