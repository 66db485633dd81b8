#pragma once
// The project's programs, run as a user runs them.

#include <sys/wait.h>

#include <cstdlib>
#include <string>

#include "tests/support/temporary_folder.hpp"

namespace exhume::test {

/// What a program left behind.
struct Run {
  int status = -1;  ///< its exit status; -1 when a signal ended it
  std::string out;
  std::string err;
};

/// Runs `program` in `folder`; `arguments` go through the shell. What it prints stays in the
/// files stdout and stderr there.
inline Run run_program(const TemporaryFolder& folder, const std::string& program,
                       const std::string& arguments) {
  const std::string command = "cd '" + folder / "." + "' && '" + program + "' " + arguments +
                              " > stdout 2> stderr < /dev/null";
  const int raw = std::system(command.c_str());
  return {WIFEXITED(raw) ? WEXITSTATUS(raw) : -1, folder.get("stdout"), folder.get("stderr")};
}

}  // namespace exhume::test
