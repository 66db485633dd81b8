#include "src/import/leftovers.hpp"

#include <fmt/format.h>

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

}  // namespace exhume::imp
