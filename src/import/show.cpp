#include "src/import/show.hpp"

#include <fmt/format.h>

#include "src/base/text.hpp"
#include "src/ddl/object.hpp"
#include "src/forecast/charset_forecast.hpp"
#include "src/import/selection.hpp"
#include "src/import/statements.hpp"
#include "src/sql/parser.hpp"

namespace exhume::imp {
namespace {

// Every target stores UTF-8 and counts characters.
forecast::Destination what_targets_take() {
  const charset::CharacterSet* const utf8 = charset::find("AL32UTF8");
  return {utf8, utf8, forecast::Lengths::characters};
}

class Showing {
 public:
  Showing(dump::Reader& dump, const Parameters& parameters, Log& log)
      : dump_(dump),
        parameters_(parameters),
        log_(log),
        selection_(parameters),
        forecast_(what_targets_take()) {}

  std::vector<Diagnostic> run() {
    while (const auto item = dump_.next()) {
      std::visit([this](const auto& known) { show(known); }, *item);
    }
    std::vector<Diagnostic> found = selection_.missing();
    for (const forecast::ColumnForecast& column : forecast_.findings()) {
      found.push_back(
          {.code = Code::value_too_long,
           .message = describe(column),
           .place = {.owner = column.owner, .table = column.table, .column = column.column}});
    }
    return found;
  }

 private:
  void show(const dump::SqlItem& item) {
    if (item.kind == dump::SqlKind::statistics || !selection_.wants_owner(item.owner)) return;
    forecast_.learn(item);
    if (!is_wanted(sql::parse(item.text))) return;
    owner(item.owner);
    log_.echo(item.text);
  }

  bool is_wanted(const sql::ParseResult& parsed) {
    const auto* statement = std::get_if<sql::Statement>(&parsed);
    if (statement == nullptr) return !selection_.is_by_table();
    const bool is_index = std::holds_alternative<sql::CreateIndex>(*statement);
    if (is_index && !parameters_.indexes) return false;
    if (is_about_constraints(*statement) && !parameters_.constraints) return false;
    const auto table = ddl::table_of(*statement);
    return table ? selection_.wants_table(*table) : !selection_.is_by_table();
  }

  void show(const dump::DataItem& item) {
    if (!selection_.wants_owner(item.table.owner) || !selection_.wants_table(item.table.name)) {
      return;
    }
    selection_.wants_rows(item.table.name, item.table.partition);
    owner(item.table.owner);
    if (!parameters_.rows) return;
    if (item.table.partition.empty()) {
      log_.line(fmt::format(". . skipping table \"{}\"", printable(item.table.name)));
    } else {
      log_.line(fmt::format(". . skipping partition \"{}\":\"{}\"", printable(item.table.name),
                            printable(item.table.partition)));
    }
    log_.line("");
    measure(item.table);
  }

  // Reads the rows as an import would, for what it would find wrong with them.
  void measure(const types::TableDescription& table) {
    forecast_.begin(table);
    while (const dump::Values* const values = dump_.next_row()) {
      forecast_.measure(dump_.rows_read(), *values);
    }
  }

  void owner(const std::string& name) {
    if (name == owner_) return;
    owner_ = name;
    log_.owner(name, selection_.target_owner(name));
  }

  dump::Reader& dump_;
  const Parameters& parameters_;
  Log& log_;
  Selection selection_;
  forecast::CharsetForecast forecast_;
  std::string owner_;
};

}  // namespace

void show(dump::Reader& dump, const Parameters& parameters, Log& log, Diagnostics& diagnostics) {
  for (Diagnostic& missing : Showing(dump, parameters, log).run()) {
    diagnostics.report(std::move(missing));
  }
}

}  // namespace exhume::imp
