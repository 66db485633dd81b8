#include "src/import/show.hpp"

#include <fmt/format.h>

#include "src/base/text.hpp"
#include "src/ddl/object.hpp"
#include "src/import/selection.hpp"
#include "src/import/statements.hpp"
#include "src/sql/parser.hpp"

namespace exhume::imp {
namespace {

class Showing {
 public:
  Showing(dump::Reader& dump, const Parameters& parameters, Log& log)
      : dump_(dump), parameters_(parameters), log_(log), selection_(parameters) {}

  std::vector<Diagnostic> run() {
    while (const auto item = dump_.next()) {
      std::visit([this](const auto& known) { show(known); }, *item);
    }
    return selection_.missing();
  }

 private:
  void show(const dump::SqlItem& item) {
    if (item.kind == dump::SqlKind::statistics || !selection_.wants_owner(item.owner)) return;
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
  std::string owner_;
};

}  // namespace

void show(dump::Reader& dump, const Parameters& parameters, Log& log, Diagnostics& diagnostics) {
  for (Diagnostic& missing : Showing(dump, parameters, log).run()) {
    diagnostics.report(std::move(missing));
  }
}

}  // namespace exhume::imp
