#include "formats/exp/context.hpp"

#include <string_view>

namespace exhume::exp {

void Context::follow(const Statement& statement) {
  switch (statement.kind) {
    case StatementKind::connect:
      *this = {.owner = statement.line.substr(std::string_view("CONNECT ").size())};
      break;
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
