#include "src/transport/added_line.hpp"

#include <fmt/format.h>

#include "src/base/error.hpp"
#include "src/sql/parser.hpp"
#include "src/transport/call.hpp"

namespace exhume::transport {
namespace {

constexpr std::string_view reclaim = "reclaimTempSegment";

exp::TransportCall reclaim_call(std::string_view line) {
  sql::ParseResult parsed = sql::parse(std::string(line));
  const auto* tree = std::get_if<sql::Statement>(&parsed);
  const auto* statement = tree != nullptr ? std::get_if<sql::TransportCall>(tree) : nullptr;
  if (statement == nullptr) {
    throw Error(Code::imp_bad_parameter,
                fmt::format("{} is no line to add: FIXTABLEPDML \"OWNER\".\"TABLE\" number, "
                            "FIXTABLEHAKAN likewise, or EXECTRP sys.dbms_plugts.{}(...);",
                            line, reclaim));
  }
  CallResult result = read_call(*statement);
  if (const auto* problem = std::get_if<std::string>(&result)) {
    throw Error(Code::imp_bad_parameter, *problem);
  }
  exp::TransportCall& call = std::get<exp::TransportCall>(result);
  if (call.procedure().name == reclaim) return std::move(call);
  throw Error(Code::imp_bad_parameter,
              fmt::format("{} is called as the headers say; only {} can be added",
                          call.procedure().name, reclaim));
}

}  // namespace

void add_line(BuildRequest& request, std::string_view line) {
  if (auto fix = exp::parse_fix_table(line)) {
    request.fix_tables.push_back(std::move(*fix));
  } else {
    request.temporary_segments.push_back(reclaim_call(line));
  }
}

}  // namespace exhume::transport
