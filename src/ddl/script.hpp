#pragma once
// The statements of a dump as a script that runs.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/base/error.hpp"
#include "src/ddl/object.hpp"
#include "src/dump/reader.hpp"

namespace exhume::ddl {

/// Which statements, and how they are printed.
struct ScriptRequest {
  std::vector<Kind> kinds;          // empty: all but PL/SQL blocks of an import and statistics
  std::vector<std::string> owners;  // empty: all
  std::vector<std::string> names;   // of objects or of the tables they belong to; empty: all
  bool with_storage = false;        // PCTFREE, STORAGE, LOGGING …
  bool with_tablespace = false;
};

/// One statement of a script, ready to print.
struct ScriptStatement {
  Object object;     // its owner filled in
  std::string text;  // with its terminator and line end
};

struct Script {
  std::vector<ScriptStatement> statements;  // in the order in which they run
  std::uint64_t unparsed = 0;               // of them, printed as comments
  std::uint64_t blocks_left_out = 0;        // PL/SQL that an import would run and nobody asked for
  std::vector<std::string> missing;         // requested names that nothing in the dump has
  std::optional<Error> error;               // what ended the dump early
};

/// Collects the requested statements of `dump`, one in which SQL*Plus would find a command of its
/// own as a comment. What only an import into Oracle needs is left out: object ids of types,
/// compilation settings, the words that mark text for imp.
Script make_script(dump::Reader& dump, const ScriptRequest& request);

/// One statement as a script runs it, with its terminator, storage and tablespaces left out. What
/// only an import needs, such as object ids of types, is left out of it. A comment where SQL*Plus
/// would find a command in it.
std::string script_text(sql::Statement statement);

/// What stands behind a script that lacks blocks: a remark that tells so. Else nothing.
std::string script_end(const Script& script);

/// What stands before a script so that SQL*Plus takes it as it is: no substitution of & names,
/// and empty lines inside statements.
std::string script_head();

/// The statement that makes `owner` the one whose unqualified names the next statements mean.
std::string schema_switch(const std::string& owner);

}  // namespace exhume::ddl
