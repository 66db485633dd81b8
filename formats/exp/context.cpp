#include "formats/exp/context.hpp"

#include <string_view>

namespace exhume::exp {
namespace {

// A name that is no plain word may stand in quotes, which no name of a user has.
std::string connected_owner(std::string_view line) {
  const auto begin = std::string_view("CONNECT ").size();
  return std::string(line.find('"') == begin ? quoted_name(line) : line.substr(begin));
}

}  // namespace

void Context::follow(const Statement& statement) {
  switch (statement.kind) {
    case StatementKind::connect: *this = {.owner = connected_owner(statement.line)}; break;
    case StatementKind::table:
      table = quoted_name(statement.line);
      partition.clear();
      break;
    case StatementKind::end_table:
      table.clear();
      partition.clear();
      break;
    case StatementKind::partition: partition = quoted_name(statement.line); break;
    case StatementKind::end_partition: partition.clear(); break;
    default: break;
  }
}

}  // namespace exhume::exp
