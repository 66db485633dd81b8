#include "src/io/open.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <thread>
#include <vector>

#include "src/base/error.hpp"
#include "src/base/memory_source.hpp"
#include "src/io/compressed_source.hpp"
#include "src/io/file_descriptor.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace exhume;
using namespace exhume::io;
using exhume::test::TemporaryFolder;

namespace {

struct Member {
  std::string name;
  std::string content;
};

// What libarchive writes with a filter ("none", "gzip", "zstd", …) and a format ("raw" for a
// compressed file, "zip", "ustar", …).
std::string pack(const char* filter, const char* format, const std::vector<Member>& members) {
  std::vector<char> out(std::size_t{1} << 23);
  std::size_t used = 0;
  archive* const writer = archive_write_new();
  if (filter != std::string_view("none")) archive_write_add_filter_by_name(writer, filter);
  archive_write_set_format_by_name(writer, format);
  archive_write_set_bytes_in_last_block(writer, 1);
  INFO(filter << " " << format);
  REQUIRE(archive_write_open_memory(writer, out.data(), out.size(), &used) == ARCHIVE_OK);
  for (const Member& member : members) {
    archive_entry* const entry = archive_entry_new();
    archive_entry_set_pathname(entry, member.name.c_str());
    const bool folder = member.name.ends_with('/');
    archive_entry_set_filetype(entry, folder ? AE_IFDIR : AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, static_cast<la_int64_t>(member.content.size()));
    REQUIRE(archive_write_header(writer, entry) == ARCHIVE_OK);
    archive_write_data(writer, member.content.data(), member.content.size());
    archive_entry_free(entry);
  }
  REQUIRE(archive_write_close(writer) == ARCHIVE_OK);
  archive_write_free(writer);
  return {out.data(), used};
}

// Bytes that do not compress to nothing, behind the header of an export dump.
std::string dump(std::size_t size, std::uint32_t seed = 1) {
  std::string out = "\x03" + std::string(1, '\0') + "\x1f" + "EXPORT:V11.02.00\nDSYSTEM\n";
  while (out.size() < size) {
    seed = seed * 1664525 + 1013904223;
    out += std::to_string(seed >> 8);
  }
  out.resize(size);
  return out;
}

struct Outcome {
  std::string bytes;
  std::optional<Error> error;
};

Outcome read_all(ByteSource& source, std::size_t piece = 10000) {
  Outcome out;
  std::vector<std::uint8_t> buffer(piece);
  try {
    while (const std::size_t got = source.read(buffer)) {
      out.bytes += as_text(Bytes(buffer).first(got));
    }
  } catch (const Error& error) {
    out.error = error;
  }
  return out;
}

// The packed bytes as a pipe would bring them.
Outcome unpack(const std::string& packed, std::size_t piece = 1000) {
  const auto source = unpacked(std::make_unique<MemorySource>(as_bytes(packed), piece, "packed"));
  return read_all(*source);
}

Code code_of_opening(const std::string& path) {
  try {
    open_input(path);
  } catch (const Error& error) {
    CHECK(error.place().file == path);
    CHECK(error.message().find(path) != std::string::npos);
    return error.code();
  }
  FAIL("opened " + path);
  throw;
}

}  // namespace

TEST_CASE("a plain file comes out as it is, and its size is known") {
  const TemporaryFolder folder;
  for (const std::string& content : {std::string(), std::string("x"), dump(100000)}) {
    const auto source = open_input(folder.put("a.dmp", content));
    CHECK(source->size() == content.size());
    CHECK(source->name() == folder / "a.dmp");
    const Outcome outcome = read_all(*source);
    CHECK(outcome.bytes == content);
    CHECK_FALSE(outcome.error);
  }
}

TEST_CASE("what cannot be opened is named, with the reason and the way out") {
  const TemporaryFolder folder;
  CHECK(code_of_opening(folder / "missing.dmp") == Code::imp_cannot_open_file);
  CHECK(code_of_opening(folder / ".") == Code::imp_cannot_open_file);
  try {
    open_input("/no/such.dmp");
    FAIL("opened");
  } catch (const Error& error) {
    CHECK(to_string(error) ==
          "IMP-00002: failed to open /no/such.dmp for read: No such file or directory; check the "
          "path, or give - to read standard input (/no/such.dmp)");
  }
}

TEST_CASE("a named pipe is read like a file, packed or not") {
  const TemporaryFolder folder;
  const std::string content = dump(300000);
  for (const std::string& sent : {content, pack("gzip", "raw", {{"a", content}})}) {
    const std::string path = folder / "pipe";
    REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
    std::thread writer([&] { std::ofstream(path, std::ios::binary) << sent; });
    const auto source = open_input(path);
    CHECK_FALSE(source->size());
    CHECK(read_all(*source).bytes == content);
    writer.join();
    ::unlink(path.c_str());
  }
}

TEST_CASE("standard input is read for a dash and stays open") {
  const TemporaryFolder folder;
  const std::string content = dump(5000);
  const FileDescriptor saved(::dup(STDIN_FILENO));
  for (const std::string& sent :
       {content, pack("xz", "raw", {{"a", content}}), pack("none", "zip", {{"a.dmp", content}})}) {
    const FileDescriptor file(::open(folder.put("in", sent).c_str(), O_RDONLY));
    REQUIRE(::dup2(file.get(), STDIN_FILENO) == STDIN_FILENO);
    const auto source = open_input("-");
    CHECK(source->name().starts_with("standard input"));
    CHECK(read_all(*source).bytes == content);
    CHECK(::fcntl(STDIN_FILENO, F_GETFD) >= 0);
  }
  REQUIRE(::dup2(saved.get(), STDIN_FILENO) == STDIN_FILENO);
}

TEST_CASE("every compression gives the bytes back") {
  const std::string content = dump(500000);
  for (const char* filter : {"gzip", "bzip2", "xz", "zstd", "compress"}) {
    INFO(filter);
    const std::string packed = pack(filter, "raw", {{"a", content}});
    CHECK(packed != content);
    for (const std::size_t piece : {1, 777, 1 << 20}) {
      const Outcome outcome = unpack(packed, piece);
      CHECK(outcome.bytes == content);
      CHECK_FALSE(outcome.error);
    }
  }
}

TEST_CASE("gzip files joined are one stream, and zeros behind them are none of it") {
  const std::string packed = pack("gzip", "raw", {{"a", dump(70000)}});
  for (const std::string& joined : {packed + packed, packed + packed + std::string(1000, '\0')}) {
    const Outcome outcome = unpack(joined);
    CHECK(outcome.bytes == dump(70000) + dump(70000));
    CHECK_FALSE(outcome.error);
  }
  const Outcome outcome = unpack(packed + "garbage");
  CHECK(outcome.bytes == dump(70000));
  CHECK(outcome.error);
}

TEST_CASE("nothing, compressed, is nothing") {
  const std::string nothing("\x1f\x8b\x08\0\0\0\0\0\0\x03\x03\0\0\0\0\0\0\0\0\0", 20);
  const Outcome outcome = unpack(nothing);
  CHECK(outcome.bytes.empty());
  CHECK_FALSE(outcome.error);
}

TEST_CASE("an archive gives its only file, or the one that is a dump") {
  const std::string content = dump(200000);
  const std::vector<std::pair<const char*, const char*>> forms = {
      {"none", "zip"}, {"none", "ustar"}, {"gzip", "ustar"}, {"zstd", "pax"}};
  for (const auto& [filter, format] : forms) {
    INFO(filter << " " << format);
    CHECK(unpack(pack(filter, format, {{"a.dmp", content}})).bytes == content);
    CHECK(unpack(pack(filter, format, {{"readme", "hello"}, {"d/", ""}, {"d/a.dmp", content}}))
              .bytes == content);
    CHECK(unpack(pack(filter, format, {{"a.dmp", content}, {"a.log", "done"}})).bytes == content);
    CHECK(unpack(pack(filter, format, {{"d/", ""}, {"only", "no dump"}})).bytes == "no dump");
  }
}

TEST_CASE("a member is named in messages after its archive") {
  const TemporaryFolder folder;
  const auto path = folder.put("a.zip", pack("none", "zip", {{"x/\xc3\xa4.dmp", dump(100)}}));
  CHECK(open_input(path)->name() == path + "(x/\xc3\xa4.dmp)");
  const auto compressed = folder.put("a.gz", pack("gzip", "raw", {{"a", dump(100)}}));
  CHECK(open_input(compressed)->name() == compressed);
}

TEST_CASE("an archive without a dump lists what it holds") {
  const std::string packed = pack("none", "zip", {{"a.txt", "one"}, {"b.txt", "two"}});
  try {
    unpack(packed);
    FAIL("opened");
  } catch (const Error& error) {
    CHECK(error.code() == Code::which_member);
    CHECK(error.message().find("none of the 2 files") != std::string::npos);
    CHECK(error.message().find("a.txt, b.txt") != std::string::npos);
    CHECK(error.message().find("unzip -p") != std::string::npos);
  }
}

TEST_CASE("a second dump in an archive is never passed over in silence") {
  const std::string packed =
      pack("gzip", "ustar", {{"a.dmp", dump(70000)}, {"a.log", "done"}, {"b.dmp", dump(80000, 2)}});
  const Outcome outcome = unpack(packed);
  CHECK(outcome.bytes == dump(70000));
  REQUIRE(outcome.error);
  CHECK(outcome.error->code() == Code::which_member);
  CHECK(outcome.error->message().find("b.dmp") != std::string::npos);
}

TEST_CASE("an only file that is no dump gives its first bytes, then says that it was cut") {
  std::string content = dump(CompressedSource::head_size + 1);
  content[0] = 'x';
  const Outcome outcome = unpack(pack("none", "zip", {{"only", content}}));
  CHECK(outcome.bytes == content.substr(0, CompressedSource::head_size));
  REQUIRE(outcome.error);
  CHECK(outcome.error->code() == Code::which_member);
}

TEST_CASE("a compressed file cut short gives what came before, then the reason") {
  const std::string content = dump(2000000);
  const std::vector<std::pair<const char*, const char*>> forms = {
      {"gzip", "raw"}, {"bzip2", "raw"}, {"xz", "raw"},
      {"zstd", "raw"}, {"none", "zip"},  {"gzip", "ustar"}};
  for (const auto& [filter, format] : forms) {
    INFO(filter << " " << format);
    std::string packed = pack(filter, format, {{"a.dmp", content}});
    packed.resize(packed.size() * 9 / 10);
    const Outcome outcome = unpack(packed);
    CHECK(outcome.bytes.size() > content.size() / 4);
    CHECK(content.starts_with(outcome.bytes));
    REQUIRE(outcome.error);
    CHECK(outcome.error->code() == Code::read_failed);
    CHECK(outcome.error->message().starts_with("unpacking packed failed: "));
  }
}

TEST_CASE("gzip gives up not a byte of what can still be unpacked") {
  const std::string content = dump(3000);
  const std::string packed = pack("gzip", "raw", {{"a", content}});
  const Outcome without_checksum = unpack(packed.substr(0, packed.size() - 8));
  CHECK(without_checksum.bytes == content);
  CHECK(without_checksum.error);
  const Outcome half = unpack(packed.substr(0, packed.size() / 2));
  CHECK(half.bytes.size() > content.size() / 3);
  CHECK(content.starts_with(half.bytes));
  CHECK(half.error);
}

TEST_CASE("a wrong checksum is reported after the last byte") {
  const std::string content = dump(100000);
  std::string packed = pack("gzip", "raw", {{"a", content}});
  packed[packed.size() - 8] = static_cast<char>(packed[packed.size() - 8] ^ 1);
  const Outcome gzip = unpack(packed);
  CHECK(gzip.bytes == content);
  REQUIRE(gzip.error);
  CHECK(gzip.error->code() == Code::read_failed);

  std::string zip = pack("none", "zip", {{"a.dmp", content}});
  // The data descriptor behind the member: its mark, then the CRC-32.
  const std::size_t descriptor = zip.find("PK\x07\x08");
  REQUIRE(descriptor != std::string::npos);
  zip[descriptor + 4] = static_cast<char>(zip[descriptor + 4] ^ 1);
  const Outcome outcome = unpack(zip);
  CHECK(outcome.bytes == content);
  CHECK(outcome.error);
}

TEST_CASE("a plain dump is never taken for an archive") {
  std::string content = dump(1000);
  content.replace(257, 5, "ustar");
  CHECK(unpack(content).bytes == content);
  CHECK(looks_like_dump(as_bytes(content)));
  CHECK(
      looks_like_dump(as_bytes("\x03"
                               "EXPORT:V5")));
  CHECK_FALSE(looks_like_dump(as_bytes("\x03 something longer EXPORT:V11")));
  CHECK_FALSE(looks_like_dump(as_bytes("EXPORT:V11.02.00\n")));
  CHECK_FALSE(looks_like_dump({}));
}

TEST_CASE("the error of the packed source comes through as it was") {
  struct Failing final : ByteSource {
    MemorySource inner;
    explicit Failing(const std::string& data) : inner(as_bytes(data)) {}
    std::size_t read(std::span<std::uint8_t> into) override {
      const std::size_t got = inner.read(into.first(std::min<std::size_t>(into.size(), 50000)));
      if (got == 0) throw Error(Code::read_failed, "the disk broke", Place{.offset = 77});
      return got;
    }
    const std::string& name() const override { return inner.name(); }
  };
  for (const char* filter : {"gzip", "zstd"}) {
    INFO(filter);
    std::string packed = pack(filter, "raw", {{"a", dump(1000000)}});
    packed.resize(packed.size() / 2);
    const auto source = unpacked(std::make_unique<Failing>(packed));
    const Outcome outcome = read_all(*source);
    CHECK_FALSE(outcome.bytes.empty());
    REQUIRE(outcome.error);
    CHECK(outcome.error->message() == "the disk broke");
    CHECK(outcome.error->place().offset == 77);
  }
}
