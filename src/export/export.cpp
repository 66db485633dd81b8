#include "src/export/export.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "src/base/text.hpp"
#include "src/export/object_statements.hpp"
#include "src/export/phases.hpp"
#include "src/export/table_statements.hpp"
#include "src/parameters/values.hpp"
#include "src/sql/printer.hpp"

namespace exhume::exporter {
namespace {

PhaseLetter letter_of(Mode mode) {
  if (mode == Mode::tables) return PhaseLetter::tables;
  return mode == Mode::full ? PhaseLetter::full : PhaseLetter::owners;
}

std::string_view path_of(const Parameters& parameters) {
  return parameters.direct ? "Direct" : "Conventional";
}

const auto nothing = [] {};

// One owner's objects, and what is known of the tables that have been written.
struct Owner {
  std::string name;
  ObjectStatements objects;
  std::vector<source::Table> tables;
};

class Exporting {
 public:
  Exporting(source::Database& database, const Parameters& parameters, const exp::Header& header,
            exp::StreamSink& sink, Log& log, Diagnostics& diagnostics)
      : database_(database),
        parameters_(parameters),
        log_(log),
        diagnostics_(diagnostics),
        stream_(sink, header.client_charset_id.value_or(header.database_charset_id), diagnostics),
        phases_(stream_, log, letter_of(parameters.mode), parameters.release.has_phases),
        tables_(database, parameters, header, stream_, log, diagnostics) {}

  void run() {
    phases_.begin();
    if (parameters_.mode == Mode::tables) {
      export_tables();
    } else {
      export_owners();
    }
    phases_.end();
    stream_.line("EXIT");
  }

 private:
  std::vector<Owner> owners(const std::vector<std::string>& names) {
    std::vector<Owner> out;
    for (const std::string& name : names) {
      out.push_back({name, ObjectStatements(database_.objects(name), parameters_, stream_), {}});
    }
    return out;
  }

  void export_owners() {
    std::vector<Owner> chosen = owners(chosen_owners(database_, parameters_, diagnostics_));
    log_.line("");
    log_.line(parameters_.mode == Mode::full ? "About to export the entire database ..."
                                             : "About to export specified users ...");
    for (const Owner& owner : chosen) phases_.connect(owner.name);
    phases_.run("pre-schema procedural objects and actions", nothing);
    for (Owner& owner : chosen) {
      phases_.run("foreign function library names for user", nothing, " " + owner.name + " ");
    }
    phases_.run("PUBLIC type synonyms", nothing);
    phases_.run("private type synonyms", nothing);
    for (Owner& owner : chosen) {
      phases_.connect(owner.name);
      phases_.run(
          "object type definitions for user", [&owner] { owner.objects.write_types(); },
          " " + owner.name + " ");
    }
    for (Owner& owner : chosen) export_objects(owner);
    for (Owner& owner : chosen) export_dependents(owner);
    phases_.run("post-schema procedural objects and actions", nothing);
    phases_.run("statistics", nothing);
    phases_.run_silently("Enable enforce constraints ", [&] {
      for (const Owner& owner : chosen) {
        phases_.connect(owner.name);
        for (const source::Table& table : owner.tables) tables_.write_enabling(table);
      }
    });
  }

  void export_objects(Owner& owner) {
    phases_.connect(owner.name);
    log_.line(fmt::format("About to export {}'s objects ...", printable(owner.name)));
    phases_.run_silently("pre-schema procedural objects and actions", nothing);
    phases_.run("database links", nothing);
    phases_.run("sequence numbers", [&] { write_sequences(owner); });
    phases_.run("cluster definitions", nothing);
    phases_.run_silently("XDB Schemas by user ", nothing);
    log_.line(fmt::format(". about to export {}'s tables via {} Path ...", printable(owner.name),
                          path_of(parameters_)));
    for (const std::string& name : database_.tables(owner.name)) write_table(owner, name);
    if (!owner.tables.empty()) stream_.line("ENDTABLE");
    phases_.run("synonyms", [&owner] { owner.objects.write_synonyms(); });
    phases_.run("views", [&owner] { owner.objects.write_views(); });
    phases_.run("stored procedures", [&owner] { owner.objects.write_programs(); });
    phases_.run("operators", nothing);
  }

  void export_dependents(Owner& owner) {
    phases_.connect(owner.name);
    phases_.run("referential integrity constraints", [&] {
      for (const source::Table& table : owner.tables) tables_.write_references(table);
    });
    phases_.run("triggers", [&owner] { owner.objects.write_triggers(); });
    phases_.run("indextypes", nothing);
    phases_.run("bitmap, functional and extensible indexes", [&] {
      for (const source::Table& table : owner.tables) tables_.write_late_indexes(table);
      owner.objects.write_indexes();
    });
    phases_.run("posttables actions", nothing);
    phases_.run("materialized views", [&owner] { owner.objects.write_materialized_views(); });
    for (const std::string_view name :
         {"snapshot logs", "job queues", "refresh groups and children", "dimensions"}) {
      phases_.run(name, nothing);
    }
    phases_.run_silently("Post-inst procedural actions ", nothing);
  }

  void write_sequences(Owner& owner) {
    for (const sql::CreateSequence& sequence : database_.sequences(owner.name)) {
      stream_.line(sql::print(sequence));
      phases_.count();
      for (const std::string& grant : owner.objects.grants_on(sequence.name.object.text)) {
        stream_.line(grant);
      }
    }
  }

  void write_table(Owner& owner, const std::string& name) {
    source::Table table = database_.table(owner.name, name);
    if (!tables_.can_hold(table)) return;
    tables_.write(table, owner.objects.grants_on(name));
    phases_.count();
    owner.tables.push_back(std::move(table));
  }

  // The owners of the tables that TABLES means; wanted_ has the tables.
  std::vector<Owner> chosen_tables() {
    for (const TablePattern& pattern : parameters_.tables) {
      bool is_met = false;
      for (const std::string& owner : owners_of(pattern)) {
        for (const std::string& table : database_.tables(owner)) {
          if (!parameters::matches(pattern.name, pattern.is_exact, table)) continue;
          wanted_[owner].insert(table);
          is_met = true;
        }
      }
      if (is_met) continue;
      diagnostics_.report({.code = Code::exp_table_not_found,
                           .message = fmt::format("there is no table {}", pattern.written)});
    }
    if (wanted_.empty()) throw Error(Code::exp_table_not_found, "none of the tables is there");
    std::vector<std::string> names;
    for (const auto& [owner, tables] : wanted_) names.push_back(owner);
    return owners(names);
  }

  std::vector<std::string> owners_of(const TablePattern& pattern) {
    if (!pattern.owner.empty()) return {pattern.owner};
    if (!parameters_.userid.user.empty()) return {parameters_.userid.user};
    return database_.owners();
  }

  void export_tables() {
    std::vector<Owner> chosen = chosen_tables();
    log_.line("");
    log_.line(
        fmt::format("About to export specified tables via {} Path ...", path_of(parameters_)));
    for (Owner& owner : chosen) {
      phases_.connect(owner.name);
      if (chosen.size() > 1) log_.line("Current user changed to " + printable(owner.name));
      for (const std::string& table : wanted_[owner.name]) write_table(owner, table);
      if (!owner.tables.empty()) stream_.line("ENDTABLE");
    }
    phases_.finish();
    for (Owner& owner : chosen) {
      phases_.connect(owner.name);
      for (const source::Table& table : owner.tables) export_dependents_of(owner, table);
    }
    phases_.run_silently("Deferred analyze commands ", nothing);
    phases_.run_silently("Enable enforce constraints ", [&] {
      for (const Owner& owner : chosen) {
        phases_.connect(owner.name);
        for (const source::Table& table : owner.tables) tables_.write_enabling(table);
      }
    });
  }

  void export_dependents_of(Owner& owner, const source::Table& table) {
    phases_.run_silently("referential integrity constraints",
                         [&] { tables_.write_references(table); });
    phases_.run_silently("triggers", [&] { owner.objects.write_triggers(table.name); });
    phases_.run_silently("bitmap, functional and extensible indexes",
                         [&] { tables_.write_late_indexes(table); });
    phases_.run_silently("posttables actions", nothing);
    phases_.run_silently("Post-inst procedural actions ", nothing);
  }

  source::Database& database_;
  const Parameters& parameters_;
  Log& log_;
  Diagnostics& diagnostics_;
  Stream stream_;
  Phases phases_;
  TableStatements tables_;
  std::map<std::string, std::set<std::string>> wanted_;  // tables by owner
};

}  // namespace

std::vector<std::string> chosen_owners(source::Database& database, const Parameters& parameters,
                                       Diagnostics& diagnostics) {
  const std::vector<std::string> all = database.owners();
  std::vector<std::string> wanted = parameters.owners;
  if (parameters.mode == Mode::own && !parameters.userid.user.empty()) {
    wanted = {parameters.userid.user};
  }
  if (wanted.empty()) return all;
  std::vector<std::string> chosen;
  for (const std::string& owner : wanted) {
    if (std::ranges::find(all, owner) != all.end()) {
      chosen.push_back(owner);
    } else {
      diagnostics.report({.code = Code::exp_user_not_found,
                          .message = fmt::format("the database has nothing of user {}", owner)});
    }
  }
  if (chosen.empty()) throw Error(Code::exp_user_not_found, "there is nothing to export");
  std::ranges::sort(chosen);
  return chosen;
}

void export_database(source::Database& database, const Parameters& parameters,
                     const exp::Layout& layout, exp::StreamSink& sink, Log& log,
                     Diagnostics& diagnostics) {
  sink.begin(layout.header, layout.preamble);
  Exporting(database, parameters, layout.header, sink, log, diagnostics).run();
  sink.end(std::nullopt);
}

}  // namespace exhume::exporter
