#include "src/target/name_note.hpp"

#include <fmt/format.h>

namespace exhume::target {

void note_name(Diagnostics& diagnostics, std::string_view kind, std::string_view owner,
               std::string_view oracle_name, std::string_view called) {
  diagnostics.report({.code = Code::not_translated,
                      .severity = Severity::note,
                      .message = fmt::format("the name of {} \"{}\".\"{}\": it is called \"{}\"",
                                             kind, owner, oracle_name, called)});
}

}  // namespace exhume::target
