#include "src/io/output.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "src/base/error.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace exhume;
using namespace exhume::io;
using exhume::test::TemporaryFolder;

TEST_CASE("a file appears under its name only when it is committed") {
  const TemporaryFolder folder;
  folder.put("out", "old");
  FileSink sink(folder / "out");
  sink.write("new, ");
  sink.write("and whole");
  CHECK(folder.get("out") == "old");
  sink.commit();
  CHECK(folder.get("out") == "new, and whole");
  CHECK(folder.count() == 1);
}

TEST_CASE("a file that is not committed leaves no trace") {
  const TemporaryFolder folder;
  {
    FileSink sink(folder / "out");
    sink.write(std::string(1000000, 'x'));
    CHECK(folder.count() == 1);
  }
  CHECK(folder.count() == 0);
}

TEST_CASE("pieces of every size arrive in order") {
  const TemporaryFolder folder;
  std::string expected;
  FileSink sink(folder / "out");
  for (const std::size_t size : {1, 0, 65535, 1, 65536, 65537, 3, 200000, 5}) {
    const std::string piece(size, static_cast<char>('a' + expected.size() % 26));
    sink.write(piece);
    expected += piece;
  }
  sink.commit();
  CHECK(folder.get("out") == expected);
}

TEST_CASE("a replaced file keeps its permissions, and a link keeps pointing to it") {
  const TemporaryFolder folder;
  REQUIRE(::chmod(folder.put("real", "old").c_str(), 0640) == 0);
  std::filesystem::create_symlink("real", folder / "link");
  FileSink sink(folder / "link");
  sink.write("new");
  sink.commit();
  CHECK(folder.get("real") == "new");
  CHECK(std::filesystem::is_symlink(folder / "link"));
  struct stat status {};
  REQUIRE(::stat((folder / "real").c_str(), &status) == 0);
  CHECK((status.st_mode & 07777) == 0640);
}

TEST_CASE("a relative path is taken from the working directory") {
  const TemporaryFolder folder;
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(folder / ".");
  FileSink sink("out");
  std::filesystem::current_path(before);
  sink.commit();
  CHECK(folder.count() == 1);
}

TEST_CASE("what cannot be created is named") {
  const TemporaryFolder folder;
  for (const std::string& path : {folder / "no/such/folder", folder / "."}) {
    try {
      FileSink sink(path);
      FAIL("created " + path);
    } catch (const Error& error) {
      CHECK(error.code() == Code::imp_cannot_create_file);
      CHECK(error.message().find(path) != std::string::npos);
    }
  }
  CHECK(folder.count() == 0);
}

TEST_CASE("a device is written to directly, and a full one says so") {
  FileSink null("/dev/null");
  null.write("gone");
  null.commit();
  CHECK(std::filesystem::is_character_file("/dev/null"));

  FileSink full("/dev/full");
  full.write("x");
  try {
    full.commit();
    FAIL("committed");
  } catch (const Error& error) {
    CHECK(error.code() == Code::write_failed);
    CHECK(error.message().find("No space left on device") != std::string::npos);
  }
}

namespace {

// Standard output replaced by the writing end of a pipe, as long as it lives.
class PipedOutput {
 public:
  PipedOutput() : saved_(::dup(STDOUT_FILENO)) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    reader_ = FileDescriptor(ends[0]);
    const FileDescriptor writer(ends[1]);
    ::dup2(writer.get(), STDOUT_FILENO);
  }
  ~PipedOutput() { restore(); }
  void restore() { ::dup2(saved_.get(), STDOUT_FILENO); }
  void close_reader() { reader_ = FileDescriptor(); }
  std::string received() {
    char bytes[100];
    const ssize_t got = ::read(reader_.get(), bytes, sizeof bytes);
    return {bytes, static_cast<std::size_t>(std::max<ssize_t>(got, 0))};
  }

 private:
  FileDescriptor saved_;
  FileDescriptor reader_;
};

}  // namespace

TEST_CASE("standard output gets what was written, with or without a commit") {
  PipedOutput pipe;
  {
    StandardOutput out;
    out.write("one\n");
    out.commit();
    out.write("two\n");
  }
  pipe.restore();
  CHECK(pipe.received() == "one\ntwo\n");
}

TEST_CASE("a closed pipe comes up as OutputClosed and does not kill the process") {
  PipedOutput pipe;
  pipe.close_reader();
  bool closed = false;
  {
    StandardOutput out;
    out.write("to nobody\n");
    try {
      out.commit();
    } catch (const OutputClosed&) {
      closed = true;
    }
  }
  pipe.restore();
  CHECK(closed);
}
