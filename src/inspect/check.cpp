#include "src/inspect/check.hpp"

#include <fmt/format.h>

#include "src/base/text.hpp"
#include "src/sql/parser.hpp"
#include "src/sql/printer.hpp"
#include "src/transport/call.hpp"

namespace exhume::inspect {
namespace {

// Bytes of a statement that a message shows.
constexpr std::size_t shown_of_a_statement = 75;

class Checker {
 public:
  Checker(dump::Reader& dump, Diagnostics& diagnostics) : dump_(dump), diagnostics_(diagnostics) {}

  CheckReport run() {
    try {
      while (const auto item = dump_.next()) {
        std::visit([this](const auto& known) { look_at(known); }, *item);
      }
    } catch (const Error& error) {
      report_.error = error;
    }
    return std::move(report_);
  }

 private:
  void look_at(const dump::SqlItem& item) {
    ++report_.statements;
    const sql::ParseResult parsed = sql::parse(item.text);
    if (const auto* failure = std::get_if<sql::ParseFailure>(&parsed)) {
      unparsed(item, fmt::format("{} expected at byte {}", failure->expected, failure->offset + 1));
    } else if (!sql::same_tokens(item.text, sql::print(std::get<sql::Statement>(parsed)))) {
      unparsed(item, "its syntax tree does not hold all of it");
    } else if (const auto* call =
                   std::get_if<sql::TransportCall>(&std::get<sql::Statement>(parsed))) {
      const transport::CallResult result = transport::read_call(*call);
      if (const auto* problem = std::get_if<std::string>(&result)) unparsed(item, *problem);
    }
  }

  void look_at(const dump::DataItem& item) {
    ++report_.tables;
    while (dump_.next_row() != nullptr) {
      ++report_.rows;
      report_.values += item.table.columns.size();
    }
  }

  void unparsed(const dump::SqlItem& item, const std::string& why) {
    ++report_.unparsed;
    diagnostics_.report(
        {.code = Code::unparsed_statement,
         .message = fmt::format("a statement that the grammar does not cover, {}: {}", why,
                                start_of(item.text, shown_of_a_statement)),
         .place = {.file = dump_.info().file, .offset = item.range.begin, .owner = item.owner}});
  }

  dump::Reader& dump_;
  Diagnostics& diagnostics_;
  CheckReport report_;
};

}  // namespace

CheckReport check(dump::Reader& dump, Diagnostics& diagnostics) {
  return Checker(dump, diagnostics).run();
}

}  // namespace exhume::inspect
