#include "src/dump/identify.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "formats/exp/header.hpp"

namespace exhume::dump {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::size_t offset;
  std::string_view bytes;
  std::string_view what;
  std::string_view help;
};

constexpr std::string_view unpack = "decompress it and try the file inside";
constexpr std::string_view wrong_file = "it holds no export dump: look for another file";

// The mark of Data Pump files stands at offset 6 in all of 11.2 to 23.
constexpr std::array magics = std::to_array<Magic>({
    {0, "SQLite format 3\0"sv, "a SQLite database", "open it with sqlite3"},
    {0, "PK\3\4"sv, "a zip file", unpack},
    {0, "\x1f\x8b"sv, "a gzip file", unpack},
    {0, "\x1f\x9d"sv, "a file packed with compress", unpack},
    {0, "BZh"sv, "a bzip2 file", unpack},
    {0,
     "\xfd"
     "7zXZ"sv,
     "an xz file", unpack},
    {0, "\x28\xb5\x2f\xfd"sv, "a zstd file", unpack},
    {0, "7z\xbc\xaf"sv, "a 7z archive", unpack},
    {0, "Rar!"sv, "a RAR archive", unpack},
    {0, "MDMP"sv, "a Windows crash dump", wrong_file},
    {0, "PAGEDU"sv, "a Windows crash dump", wrong_file},
    {0,
     "\x7f"
     "ELF"sv,
     "a program or core dump", wrong_file},
    {0, "%PDF"sv, "a PDF document", wrong_file},
    {0, "PGDMP"sv, "a PostgreSQL dump", "restore it with pg_restore"},
    {0, "\xff\xd8\xff"sv, "a JPEG picture", wrong_file},
    {0, "\x89PNG"sv, "a PNG picture", wrong_file},
    {0, "\xd0\xcf\x11\xe0"sv, "a Microsoft Office document", wrong_file},
});

bool has(Bytes start, std::size_t offset, std::string_view bytes) {
  return as_text(start).substr(std::min(offset, start.size())).starts_with(bytes);
}

// Block 0 of an Oracle datafile: type 0 with the magic of the file's block size behind it.
bool is_datafile(Bytes start) {
  return has(start, 28, "}|{z"sv) || has(start, 28, "z{|}"sv);
}

// EXPORT:V in EBCDIC, behind the magic byte and perhaps a character set id and D with its line end.
bool is_ebcdic_dump(Bytes start) {
  constexpr std::string_view version = "\xc5\xe7\xd7\xd6\xd9\xe3\x7a\xe5"sv;
  return has(start, 1, version) || has(start, 3, version) || has(start, 5, version);
}

bool is_text(Bytes start) {
  return std::ranges::none_of(start, [](std::uint8_t byte) {
    return byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t' && byte != '\f';
  });
}

// The lines of a sound header end with a bare line feed.
std::optional<Identity> text_damage(Bytes start) {
  const std::string_view head = as_text(start.first(std::min<std::size_t>(start.size(), 64)));
  const auto at = head.find("EXPORT:V");
  if (at == head.npos) return std::nullopt;
  const auto version_end = head.find_first_of("\r\n", at);
  if (version_end != head.npos && head[version_end] == '\r') {
    return Identity{
        FileKind::text_damaged_dump, "an export dump whose line ends were rewritten on the way",
        "it was copied in text mode (FTP ASCII, a Windows editor), which put 0d before or in place "
        "of every 0a byte, in the rows too: copy it again from its source in binary mode, or let "
        "dmp recover take the 0d bytes out"};
  }
  if (!exp::looks_like_header(start)) {
    return Identity{FileKind::text_damaged_dump, "an export dump with a damaged first line",
                    "an editor or a character-set conversion changed its bytes: get a copy that no "
                    "program has rewritten"};
  }
  return std::nullopt;
}

}  // namespace

Identity identify(Bytes start) {
  if (const auto damaged = text_damage(start)) return *damaged;
  if (exp::looks_like_header(start)) return {FileKind::export_dump, "an export dump", ""};
  if (start.empty()) {
    return {FileKind::something_else, "an empty file", "the export or the copy of it failed"};
  }
  if (has(start, 6, "\x00\x67\x80\xbc"sv)) {
    return {FileKind::data_pump, "a Data Pump dump file, written by expdp",
            "only impdp reads it; an export dump comes from exp"};
  }
  if (is_ebcdic_dump(start)) {
    return {FileKind::ebcdic_dump, "an export dump in EBCDIC",
            "its statements are in a character set of mainframes, which is not read: export again "
            "with a client on another host"};
  }
  for (const Magic& magic : magics) {
    if (has(start, magic.offset, magic.bytes)) {
      return {FileKind::something_else, std::string(magic.what), std::string(magic.help)};
    }
  }
  if (is_datafile(start)) {
    return {FileKind::something_else, "an Oracle datafile",
            "it holds blocks of a database, no export"};
  }
  if (std::ranges::all_of(start, [](std::uint8_t byte) { return byte == 0; })) {
    return {FileKind::something_else, "a file that begins with zeros",
            "its space was reserved but never written: the copy or the export failed"};
  }
  if (is_text(start)) {
    return {FileKind::something_else, "a text file",
            "if it holds SQL statements, run them with a SQL client"};
  }
  return {FileKind::something_else, "a file of an unknown kind", std::string(wrong_file)};
}

}  // namespace exhume::dump
