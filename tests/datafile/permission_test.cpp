// Files and devices that the user may not read or write.

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <optional>

#include "src/base/bytes.hpp"
#include "tests/support/block_builder.hpp"
#include "tests/support/program.hpp"

using namespace exhume;
using namespace exhume::test;
namespace fs = std::filesystem;

namespace {

constexpr int failed = 1;
const std::string as_nobody = "--reuid=65534 --regid=65534 --clear-groups ";

// Runs dbf without root's right to open everything; nothing where root has no way to.
std::optional<Run> dbf(const TemporaryFolder& folder, const std::string& arguments) {
  if (::geteuid() != 0) return run_program(folder, DBF_PROGRAM, arguments);
  if (run_program(folder, "setpriv", as_nobody + DBF_PROGRAM " --version").status != 0) {
    WARN("skipped: root may open everything, and setpriv cannot run dbf as nobody");
    return std::nullopt;
  }
  return run_program(folder, "setpriv", as_nobody + DBF_PROGRAM " " + arguments);
}

}  // namespace

TEST_CASE("a file without permission is refused in words") {
  const TemporaryFolder folder;
  fs::permissions(folder / ".", fs::perms(0755));
  folder.put("secret.dbf", as_text(datafile({})));
  fs::permissions(folder / "secret.dbf", fs::perms::none);
  for (const char* const command :
       {"info", "verify", "map", "block", "rows", "convert --dry-run", "set --clean", "undo"}) {
    INFO(command);
    const auto run = dbf(folder, std::string(command) + " secret.dbf");
    if (!run) return;
    CHECK(run->status == failed);
    CHECK_THAT(run->err, Catch::Contains("ermission"));
  }
}

TEST_CASE("a device without permission is refused in words") {
  const TemporaryFolder folder;
  fs::permissions(folder / ".", fs::perms(0755));
  for (const fs::directory_entry& entry : fs::directory_iterator("/dev")) {
    if (!entry.is_block_file()) continue;
    const auto run = dbf(folder, "info " + entry.path().string());
    if (!run) return;
    CHECK(run->status == failed);
    CHECK_THAT(run->err, Catch::Contains("IMP-00002"));
    return;
  }
  WARN("skipped: there is no block device here");
}

TEST_CASE("what may not be written stays as it is") {
  const TemporaryFolder folder;
  const std::string original(as_text(datafile({.status = 0x0004})));
  folder.put("users.dbf", original);
  fs::permissions(folder / "users.dbf", fs::perms(0444));
  fs::permissions(folder / ".", fs::perms(0555));
  const auto run = dbf(folder, "set users.dbf --clean --write");
  fs::permissions(folder / ".", fs::perms(0755));
  if (!run) return;
  CHECK(run->status == failed);
  CHECK_THAT(run->err, Catch::Contains("ermission"));
  CHECK(folder.get("users.dbf") == original);
  CHECK_FALSE(fs::exists(folder / "users.dbf.exhume-undo"));
}
