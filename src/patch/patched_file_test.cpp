#include "src/patch/patched_file.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

#include "src/base/error.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace exhume;
using namespace exhume::patch;

namespace {

using Buffer = std::vector<std::uint8_t>;

Replacement replacement(std::uint64_t at, std::string_view before, std::string_view after) {
  const Bytes old_bytes = as_bytes(before);
  const Bytes new_bytes = as_bytes(after);
  return {at, Buffer(old_bytes.begin(), old_bytes.end()),
          Buffer(new_bytes.begin(), new_bytes.end())};
}

const std::vector two_places{replacement(2, "ll", "LL"), replacement(6, "world", "WORLD")};

}  // namespace

TEST_CASE("a change is written, and taken back step by step", "[patch]") {
  const test::TemporaryFolder folder;
  const std::string path = folder.put("file", "hello world");
  {
    PatchedFile file(path);
    CHECK_FALSE(file.completed());
    file.apply("capitals", two_places);
    CHECK(folder.get("file") == "heLLo WORLD");
    file.apply("one more", {replacement(0, "h", "H")});
  }
  CHECK(folder.get("file") == "HeLLo WORLD");
  CHECK(std::filesystem::exists(Journal::path_of(path)));
  PatchedFile file(path);
  const auto last = file.undo(false);
  REQUIRE(last);
  CHECK(last->what == "one more");
  CHECK(folder.get("file") == "heLLo WORLD");
  CHECK(file.undo(false)->what == "capitals");
  CHECK(folder.get("file") == "hello world");
  CHECK_FALSE(file.undo(false));
  CHECK(folder.count() == 1);
}

TEST_CASE("bytes that changed meanwhile are not written over", "[patch]") {
  const test::TemporaryFolder folder;
  const std::string path = folder.put("file", "hello world");
  PatchedFile file(path);
  CHECK_THROWS_AS(file.apply("wrong", {replacement(0, "x", "y")}), Error);
  CHECK_THROWS_AS(file.apply("beyond", {replacement(10, "dd", "ee")}), Error);
  CHECK(folder.count() == 1);
  file.apply("capitals", two_places);
  folder.put("file", "heLLo other");
  CHECK_THROWS_AS(file.undo(false), Error);
  CHECK(folder.get("file") == "heLLo other");
  CHECK(file.undo(true));
  CHECK(folder.get("file") == "hello world");
}

TEST_CASE("an interrupted change is completed, wherever it stopped", "[patch]") {
  const test::TemporaryFolder folder;
  const auto* const half = GENERATE("hello world", "heLLo world", "heLLo WOrld", "heLLo WORLD");
  const std::string path = folder.put("file", half);
  Journal(path).begin_change({"2026-01-01 00:00:00", "capitals", two_places});
  CHECK(PatchedFile::is_unfinished(path));
  {
    PatchedFile file(path);
    REQUIRE(file.completed());
    CHECK(file.completed()->what == "capitals");
    CHECK(folder.get("file") == "heLLo WORLD");
  }
  CHECK_FALSE(PatchedFile::is_unfinished(path));
  CHECK(PatchedFile(path).undo(false));
  CHECK(folder.get("file") == "hello world");
}

TEST_CASE("an interrupted undo is completed and counts as the undo", "[patch]") {
  const test::TemporaryFolder folder;
  const std::string path = folder.put("file", "hello world");
  {
    PatchedFile file(path);
    file.apply("first", {replacement(0, "h", "H")});
    file.apply("capitals", two_places);
  }
  Journal(path).begin_undo();
  folder.put("file", "Hello WORLD");
  PatchedFile file(path);
  CHECK(folder.get("file") == "Hello world");
  CHECK(file.undo(false)->what == "capitals");
  CHECK(folder.get("file") == "Hello world");
}

TEST_CASE("a journal line that was cut off never counted", "[patch]") {
  const test::TemporaryFolder folder;
  const std::string path = folder.put("file", "hello world");
  PatchedFile(path).apply("first", {replacement(0, "h", "H")});
  const std::string sound = folder.get("file.exhume-undo");
  for (std::size_t size = 0; size <= sound.size(); ++size) {
    INFO(size);
    folder.put("file", "Hello world");
    folder.put("file.exhume-undo", sound.substr(0, size));
    PatchedFile file(path);
    CHECK(folder.get("file") == "Hello world");
    file.apply("second", {replacement(1, "e", "E")});
    file.undo(false);
    CHECK(folder.get("file") == "Hello world");
  }
}

TEST_CASE("a damaged journal stops everything", "[patch]") {
  const test::TemporaryFolder folder;
  const std::string path = folder.put("file", "hello world");
  PatchedFile(path).apply("first", {replacement(0, "h", "H")});
  std::string journal = folder.get("file.exhume-undo");
  journal[20] ^= 1;
  folder.put("file.exhume-undo", journal);
  CHECK_THROWS_AS(PatchedFile(path), Error);
}

TEST_CASE("only one at a time changes a file, and only a regular one", "[patch]") {
  const test::TemporaryFolder folder;
  const std::string path = folder.put("file", "hello world");
  const PatchedFile first(path);
  CHECK_THROWS_AS(PatchedFile(path), Error);
  CHECK_THROWS_AS(PatchedFile(folder / "missing"), Error);
  CHECK_THROWS_AS(PatchedFile("/dev/null"), Error);
}
