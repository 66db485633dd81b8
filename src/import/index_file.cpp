#include "src/import/index_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "src/base/text.hpp"
#include "src/ddl/object.hpp"
#include "src/import/log.hpp"
#include "src/import/selection.hpp"
#include "src/import/statements.hpp"
#include "src/sql/parser.hpp"
#include "src/sql/printer.hpp"
#include "src/sql/tokens.hpp"

namespace exhume::imp {
namespace {

constexpr std::size_t line_width = 75;
constexpr std::string_view remark = "REM  ";

bool is_plain_name(std::string_view name) {
  const auto is_plain = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' || c == '#';
  };
  return !name.empty() && name[0] >= 'A' && name[0] <= 'Z' && std::ranges::all_of(name, is_plain);
}

bool has_control(std::string_view text) {
  return std::ranges::any_of(
      text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

class IndexFile {
 public:
  IndexFile(dump::Reader& dump, const Parameters& parameters,
            const std::function<void(std::string_view)>& out)
      : dump_(dump), parameters_(parameters), out_(out), selection_(parameters) {}

  std::vector<Diagnostic> run() {
    while (const auto item = dump_.next()) {
      std::visit([this](const auto& known) { write(known); }, *item);
    }
    end_table();
    return selection_.missing();
  }

 private:
  void write(const dump::SqlItem& item) {
    if (item.kind != dump::SqlKind::statement || !selection_.wants_owner(item.owner)) return;
    sql::ParseResult parsed = sql::parse(item.text);
    auto* statement = std::get_if<sql::Statement>(&parsed);
    if (statement == nullptr) return;
    const auto table = ddl::table_of(*statement);
    if (table ? !selection_.wants_table(*table) : selection_.is_by_table()) return;
    qualify(*statement, item.owner, selection_);
    const std::string owner = selection_.target_owner(item.owner);
    if (std::holds_alternative<sql::CreateTable>(*statement)) {
      end_table();
      remarked(*statement);
      has_table_ = true;
    } else if (std::holds_alternative<sql::CreateCluster>(*statement)) {
      end_table();
      remarked(*statement);
    } else if (std::holds_alternative<sql::CreateIndex>(*statement)) {
      if (!parameters_.indexes) return;
      end_table();
      connect(owner);
      runnable(*statement);
    } else if (adds_constraints(*statement) && parameters_.constraints) {
      end_table();
      remarked(*statement);
    }
  }

  static bool adds_constraints(const sql::Statement& statement) {
    const auto* alter = std::get_if<sql::AlterTable>(&statement);
    return alter != nullptr && std::holds_alternative<sql::AddConstraints>(alter->action);
  }

  void write(const dump::DataItem& item) {
    if (!selection_.wants_owner(item.table.owner) || !selection_.wants_table(item.table.name)) {
      return;
    }
    selection_.wants_rows(item.table.name, item.table.partition);
    rows_ += dump_.skip_rows();
  }

  // The count stands behind all partitions of the table.
  void end_table() {
    if (!std::exchange(has_table_, false)) return;
    out_(fmt::format("REM  ... {} rows\n", std::exchange(rows_, 0)));
  }

  void connect(const std::string& owner) {
    if (owner == connected_) return;
    connected_ = owner;
    if (is_plain_name(owner)) {
      out_(fmt::format("CONNECT {};\n", owner));
    } else {
      const std::string quoted = printable(sql::quote(owner, '"'));
      out_(fmt::format("{}CONNECT {};\n", has_control(owner) ? remark : "", quoted));
    }
  }

  void remarked(const sql::Statement& statement) {
    out_(refilled(printable(sql::print(statement)) + " ;", remark, line_width));
  }

  void runnable(const sql::Statement& statement) {
    const std::string text = sql::print(statement);
    if (has_control(text)) {
      remarked(statement);
    } else {
      out_(refilled(text + " ;", "", line_width));
    }
  }

  dump::Reader& dump_;
  const Parameters& parameters_;
  const std::function<void(std::string_view)>& out_;
  Selection selection_;
  std::string connected_;
  bool has_table_ = false;
  std::uint64_t rows_ = 0;
};

}  // namespace

void write_index_file(dump::Reader& dump, const Parameters& parameters,
                      const std::function<void(std::string_view)>& out, Diagnostics& diagnostics) {
  for (Diagnostic& missing : IndexFile(dump, parameters, out).run()) {
    diagnostics.report(std::move(missing));
  }
}

}  // namespace exhume::imp
