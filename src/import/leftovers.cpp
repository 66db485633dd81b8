#include "src/import/leftovers.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "src/base/text.hpp"
#include "src/ddl/script.hpp"

namespace exhume::imp {

void Leftovers::add(const std::string& owner, const ddl::Object& object,
                    const sql::Statement& statement, const std::string& reason) {
  if (count_++ == 0) sink_(ddl::script_head());
  if (owner != owner_) sink_(ddl::schema_switch(owner));
  owner_ = owner;
  const std::string why = reason.empty() ? "it has no meaning in the target" : reason;
  sink_(fmt::format("\n-- {} {}: {}\n", ddl::kind_name(object.kind), printable(object.name),
                    printable(why)));
  sink_(ddl::script_text(statement));
}

void Leftovers::add_unread(std::string_view text) {
  if (count_++ == 0) sink_(ddl::script_head());
  sink_("\n-- statement that cannot be read:\n");
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    sink_(fmt::format("-- {}\n", printable(line)));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
}

}  // namespace exhume::imp
