#include "src/import/import.hpp"

#include <fmt/format.h>

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "src/base/text.hpp"
#include "src/ddl/object.hpp"
#include "src/import/deferred.hpp"
#include "src/import/identity.hpp"
#include "src/import/outcomes.hpp"
#include "src/import/selection.hpp"
#include "src/import/statements.hpp"
#include "src/sql/parser.hpp"

namespace exhume::imp {
namespace {

// Rows between two commits with COMMIT=Y and without BUFFER.
constexpr std::uint64_t rows_of_a_commit = 10000;
// Characters that a rejected row's values are shown with.
constexpr std::size_t shown_of_a_value = 75;
constexpr std::uint64_t shown_rejections = 10;

using TableKey = std::pair<std::string, std::string>;

class Importing {
 public:
  Importing(dump::Reader& dump, target::Database& database, const Parameters& parameters, Log& log,
            Leftovers& leftovers, logging::LoggedDiagnostics& diagnostics)
      : dump_(dump),
        database_(database),
        parameters_(parameters),
        log_(log),
        outcomes_(database, parameters, log, leftovers),
        diagnostics_(diagnostics),
        selection_(parameters) {}

  ImportResult run() {
    const target::ImportIdentity identity = identity_of(dump_.info(), parameters_);
    const target::Recorded recorded = database_.begin_import(identity, parameters_.again);
    const bool is_to_do_again = recorded.is_finished && !recorded.gone.empty() &&
                                recorded.gone.size() == recorded.made.size();
    if (is_to_do_again) {
      database_.begin_import(identity, true);
      say(fmt::format("The import that was finished at {} is done again: its tables are gone",
                      recorded.when));
    } else if (recorded.is_finished) {
      say(fmt::format(
          "This import was finished at {}{}: there is nothing to do. With AGAIN=Y it is "
          "done again.",
          recorded.when, with_warnings(recorded.warnings)));
      return {recorded.warnings + told_of_gone(recorded), {}};
    } else if (recorded.is_unfinished) {
      say(fmt::format("Going on with the import that began at {}", recorded.when));
      warnings_ += told_of_gone(recorded);
    }
    const auto end = read_all();
    if (end) {
      log_.message(end->code(), end->message(), end->place());
      ++warnings_;
    }
    if (database_.has_pending_constraints()) log_.line("About to enable constraints...");
    database_.enable_constraints();
    deferred_.run(database_, outcomes_);
    outcomes_.take_left_out();
    for (Diagnostic& missing : selection_.missing()) diagnostics_.report(std::move(missing));
    outcomes_.list();
    const bool is_whole = !end && !skipped_rows_;
    if (!is_whole) {
      log_.line("Run again with the same parameters, the import goes on with what is missing.");
    }
    const std::uint64_t warnings = warnings_ + outcomes_.warnings();
    database_.finish(is_whole, warnings + diagnostics_.warnings());
    return {warnings, std::move(all_rejected_)};
  }

 private:
  void say(const std::string& line) {
    log_.line("");
    log_.line(line);
  }

  static std::string with_warnings(std::uint64_t warnings) {
    return warnings == 0 ? "" : ", with " + counted(warnings, "warning");
  }

  // Names tables that somebody dropped since this import made them; returns how many warnings that
  // is.
  std::uint64_t told_of_gone(const target::Recorded& recorded) {
    if (recorded.gone.empty()) return 0;
    std::string names;
    for (const target::MadeTable& table : recorded.gone) {
      names += fmt::format("{}{}{}{}", names.empty() ? "" : ", ", table.schema,
                           table.schema.empty() ? "" : ".", table.name);
    }
    log_.line(
        printable(fmt::format("Since then these tables that it made are gone: {}. AGAIN=Y makes "
                              "them anew, and with IGNORE=Y adds all rows of the others once "
                              "more.",
                              names)));
    return 1;
  }

  // Until the dump ends; returns what ended it early. Errors of the database fly through.
  std::optional<Error> read_all() {
    while (true) {
      std::optional<dump::Item> item;
      try {
        item = dump_.next();
      } catch (const Error& error) {
        return error;
      }
      if (!item) return std::nullopt;
      if (const auto* statement = std::get_if<dump::SqlItem>(&*item)) {
        run_statement(*statement);
      } else if (const auto end = load(std::get<dump::DataItem>(*item))) {
        return end;
      }
    }
  }

  void run_statement(const dump::SqlItem& item) {
    if (!selection_.wants_owner(item.owner)) return;
    if (item.kind == dump::SqlKind::statistics) {
      if (!selection_.is_by_table()) outcomes_.count("statistics");
      return;
    }
    sql::ParseResult parsed = sql::parse(item.text);
    auto* statement = std::get_if<sql::Statement>(&parsed);
    if (statement == nullptr) {
      const bool is_wanted = !selection_.is_by_table() || selection_.wants_table(item.table);
      if (item.kind == dump::SqlKind::statement && is_wanted) outcomes_.settle_unread(item);
      return;
    }
    const auto table = ddl::table_of(*statement);
    if (table ? !selection_.wants_table(*table) : selection_.is_by_table()) return;
    if (const auto* create = std::get_if<sql::CreateTable>(statement)) {
      selection_.learn_partitions(*create);
    }
    const ddl::Object object = ddl::describe(*statement);
    const std::string owner =
        selection_.target_owner(object.owner.empty() ? item.owner : object.owner);
    if (is_switched_off(*statement) || is_of_other_increment(object.kind) ||
        (table && skipped_.contains({owner, *table})))
      return;
    if (object.creates) announce(item.owner);
    qualify(*statement, item.owner, selection_);
    run({object, owner, std::move(*statement), item.text});
  }

  void run(Subject subject) {
    if (Deferred::concerns(subject.statement)) {
      outcomes_.keep(subject);
      deferred_.add(std::move(subject));
      return;
    }
    const target::Outcome outcome = database_.apply(subject.statement);
    if (outcome.verdict == target::Verdict::no_meaning &&
        Deferred::may_concern(subject.statement)) {
      outcomes_.keep(subject);
      deferred_.add(std::move(subject));
      return;
    }
    outcomes_.settle(outcome, subject);
    outcomes_.take_left_out();
    const bool is_table_that_exists =
        outcome.verdict == target::Verdict::exists && subject.object.kind == ddl::Kind::table;
    if (is_table_that_exists && !parameters_.ignore) {
      skipped_.insert({subject.owner, subject.object.name});
    }
  }

  bool is_switched_off(const sql::Statement& statement) const {
    if (parameters_.data_only) return true;
    if (std::holds_alternative<sql::CreateIndex>(statement)) return !parameters_.indexes;
    if (std::holds_alternative<sql::Grant>(statement)) return !parameters_.grants;
    return is_about_constraints(statement) && !parameters_.constraints;
  }

  // INCTYPE tells the objects of the system from those of users.
  bool is_of_other_increment(ddl::Kind kind) const {
    const bool is_system = kind == ddl::Kind::type || kind == ddl::Kind::user ||
                           kind == ddl::Kind::tablespace || kind == ddl::Kind::directory;
    switch (parameters_.increment) {
      case Increment::none: return false;
      case Increment::system: return !is_system;
      case Increment::restore: return is_system;
    }
    return false;
  }

  // Takes the rows that follow; returns what ended the dump early.
  std::optional<Error> load(const dump::DataItem& item) {
    types::TableDescription table = item.table;
    const std::string from = table.owner;
    table.owner = selection_.target_owner(from);
    if (!parameters_.rows || parameters_.increment == Increment::system ||
        !selection_.wants_owner(from) || !selection_.wants_table(table.name) ||
        !selection_.wants_rows(table.name, table.partition) ||
        skipped_.contains({table.owner, table.name})) {
      return std::nullopt;
    }
    announce(from);
    const target::Outcome outcome =
        parameters_.data_only && !database_.has_table(table.owner, table.name)
            ? target::Outcome{target::Verdict::failed, "DATA_ONLY=Y needs the table to exist"}
            : database_.begin_rows(table, item.range.begin);
    if (!outcome.is_done()) {
      log_.message(Code::imp_statement_failed,
                   fmt::format("the rows were skipped: {}", outcome.reason),
                   {.owner = table.owner, .table = table.name});
      ++warnings_;
      skipped_rows_ = true;
      return std::nullopt;
    }
    log_.begin_rows(part_of(table), table.name, table.partition, parameters_.feedback);
    part_ = item.range.begin;
    committed_offset_ = item.range.end;
    rejected_ = 0;
    committed_ = 0;
    std::optional<Error> end = insert_rows();
    log_.end_rows();
    if (rejected_ > shown_rejections) {
      log_.line(fmt::format("{} rows were rejected in all", rejected_));
    }
    if (end) {
      log_.message(
          Code::imp_partial_import,
          fmt::format("only the first {} rows of this table could be read", dump_.rows_read()));
      ++warnings_;
    }
    return end;
  }

  // Until the table or the dump ends; returns what ended the dump early.
  std::optional<Error> insert_rows() {
    try {
      std::optional<Error> end = insert_until_end();
      database_.end_rows(!end);
      reject_refused();
      return end;
    } catch (const Error&) {
      log_.message(Code::imp_partial_rolled_back,
                   fmt::format("the {} rows of this table since the last commit were taken back; "
                               "the same import goes on from there when it is run again",
                               log_.rows() - committed_));
      throw;
    }
  }

  std::optional<Error> insert_until_end() {
    try {
      if (database_.loaded().is_whole()) {
        committed_ = dump_.skip_rows();
        log_.rows(committed_);
        return std::nullopt;
      }
    } catch (const Error& error) {
      return error;
    }
    while (true) {
      const dump::Values* values = nullptr;
      try {
        values = dump_.next_row();
      } catch (const Error& error) {
        return error;
      }
      if (values == nullptr) return std::nullopt;
      take(*values);
    }
  }

  // BUFFER counts the bytes of the dump, where rows are about as long as in memory.
  bool is_commit_due(std::uint64_t number) const {
    if (!parameters_.commit) return false;
    if (!parameters_.buffer) return number % rows_of_a_commit == 0;
    return dump_.offset() - committed_offset_ >= *parameters_.buffer;
  }

  void take(const dump::Values& values) {
    const std::uint64_t number = dump_.rows_read();
    if (const std::string* refusal = database_.loaded().refusal(number)) {
      reject(number, *refusal, texts(values));
      return;
    }
    log_.row();
    if (database_.loaded().contains(number)) {
      ++committed_;
      return;
    }
    database_.insert({.number = number, .values = values});
    reject_refused();
    if (!is_commit_due(number)) return;
    committed_offset_ = dump_.offset();
    database_.commit_rows();
    reject_refused();
    committed_ = log_.rows();
  }

  void reject_refused() {
    for (const target::RefusedRow& row : database_.take_refused()) {
      log_.take_back_row();
      reject(row.number, row.reason, row.values);
    }
  }

  static std::vector<std::string> texts(const dump::Values& values) {
    std::vector<std::string> out;
    for (const types::Value& value : values) types::append_text(out.emplace_back(), value);
    return out;
  }

  void reject(std::uint64_t row, const std::string& reason,
              const std::vector<std::string>& values) {
    ++warnings_;
    all_rejected_[part_].insert(row);
    if (++rejected_ > shown_rejections) return;
    log_.message(Code::imp_row_rejected, fmt::format("row {} was rejected: {}", row, reason));
    for (std::size_t i = 0; i < values.size(); ++i) {
      const bool is_long = values[i].size() > shown_of_a_value;
      log_.line(fmt::format("Column {} {}{}", i + 1,
                            printable(values[i].substr(0, shown_of_a_value)),
                            is_long ? "..." : ""));
    }
  }

  TablePart part_of(const types::TableDescription& table) const {
    if (table.partition.empty()) return TablePart::table;
    return selection_.is_subpartition(table.name, table.partition) ? TablePart::subpartition
                                                                   : TablePart::partition;
  }

  void announce(const std::string& owner) {
    if (owner == announced_) return;
    announced_ = owner;
    log_.owner(owner, selection_.target_owner(owner));
  }

  dump::Reader& dump_;
  target::Database& database_;
  const Parameters& parameters_;
  Log& log_;
  Outcomes outcomes_;
  Deferred deferred_;
  logging::LoggedDiagnostics& diagnostics_;
  Selection selection_;
  std::string announced_;
  std::set<TableKey> skipped_;  // tables that exist, with IGNORE=N
  RejectedRows all_rejected_;
  std::uint64_t part_ = 0;              // of the dump: where its rows begin
  std::uint64_t rejected_ = 0;          // rows of this table
  std::uint64_t committed_ = 0;         // likewise
  std::uint64_t committed_offset_ = 0;  // in the dump, at the last commit
  bool skipped_rows_ = false;           // of a table that would not take any
  std::uint64_t warnings_ = 0;
};

}  // namespace

ImportResult import_dump(dump::Reader& dump, target::Database& database,
                         const Parameters& parameters, Log& log, Leftovers& leftovers,
                         logging::LoggedDiagnostics& diagnostics) {
  return Importing(dump, database, parameters, log, leftovers, diagnostics).run();
}

}  // namespace exhume::imp
