#include "formats/exp/header.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "formats/exp/header_record.hpp"
#include "formats/exp/marks.hpp"
#include "src/base/error.hpp"

namespace exhume::exp {
namespace {

[[noreturn]] void reject(const Cursor& in, const std::string& why) {
  throw Error(Code::imp_not_an_export_file,
              "not a valid export file, header failed verification: " + why,
              Place{.offset = in.offset()});
}

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

// Reads the record's parts and notes where each of them lies.
class HeaderReader {
 public:
  explicit HeaderReader(Cursor& in) : in_(in) {}

  Header read() {
    const std::uint64_t start = in_.offset();
    in_.hold();
    read_lines();
    if (header_.record_length < file_name_offset || header_.record_length > longest_record) {
      reject(in_, fmt::format("record length {} is not between {} and {}", header_.record_length,
                              file_name_offset, longest_record));
    }
    const std::uint64_t name_offset = start + file_name_offset;
    if (in_.offset() < name_offset) read_binary_fields(name_offset);
    if (in_.offset() <= name_offset) read_file_name(start + header_.record_length);
    skip_rest(start + header_.record_length);
    keep_odd_record(in_.held());
    in_.release();
    return std::move(header_);
  }

 private:
  void note(std::string name, std::uint64_t begin) {
    if (in_.offset() > begin) {
      header_.fields.push_back({std::move(name), {begin, in_.offset()}});
    }
  }

  std::string line(const char* name) {
    const std::uint64_t begin = in_.offset();
    const auto text = in_.take_until('\n', file_name_offset * 2);
    if (!text) {
      if (in_.peek(file_name_offset * 2).size() < file_name_offset) {
        throw Error(Code::imp_abnormal_end,
                    fmt::format("abnormal end of export file: it ends in its header, in {}", name),
                    Place{.offset = begin});
      }
      reject(in_, fmt::format("no {} line", name));
    }
    std::string out(as_text(*text));
    note(name, begin);
    return out;
  }

  void read_lines() {
    std::uint64_t begin = in_.offset();
    header_.magic = in_.u8();
    note("magic", begin);
    if (header_.magic < 1 || header_.magic > 3) reject(in_, "it does not begin with 01, 02 or 03");
    // Version 5 has the version right behind the magic byte, later ones a character set id.
    if (as_text(in_.peek(7)) != "EXPORT:") {
      begin = in_.offset();
      header_.client_charset_id = in_.u16be();
      note("client character set id", begin);
    }
    if (as_text(in_.peek(2)) == "D\n") {
      begin = in_.offset();
      in_.skip(2);
      header_.direct_path = true;
      note("direct path", begin);
    }
    const std::string version = line("version");
    if (!version.starts_with("EXPORT:V")) reject(in_, "no EXPORT:V line");
    header_.version = version.substr(8);
    std::from_chars(version.data() + 8, version.data() + version.size(), header_.major_version);
    const std::string exporter = line("exporter");
    if (!exporter.starts_with('D') && !exporter.starts_with('U')) {
      reject(in_, "the exporter line begins with neither D nor U");
    }
    header_.exporter_is_dba = exporter.starts_with('D');
    header_.exporter = exporter.substr(1);
    const std::string mode = line("mode");
    if (!mode.starts_with('R')) reject(in_, "the mode line does not begin with R");
    header_.mode = mode.substr(1);
    const std::string length = line("record length");
    const auto [end, error] =
        std::from_chars(length.data(), length.data() + length.size(), header_.record_length);
    if (error != std::errc() || end != length.data() + length.size()) {
      reject(in_, "the record length is no number");
    }
    // Version 5 ends its lines here, with a zero byte; later ones have three more numbers.
    for (const char* name : {"setting 1", "LOB locator length", "setting 3"}) {
      const Bytes next = in_.peek(1);
      if (next.empty() || next[0] < '0' || next[0] > '9') break;
      header_.settings.push_back(line(name));
    }
  }

  // Four ids, FILESIZE, the file name's length, then the date right-aligned to 0x80.
  // The sequence number and FILESIZE are inferred: imp's IMP-00046 and IMP-00047 quote them
  // from these places when the record is shifted by hand.
  void read_binary_fields(std::uint64_t end) {
    if (header_.settings.size() == 3 && end - in_.offset() >= binary_fields_size) {
      std::uint64_t begin = in_.offset();
      header_.session_charset_id = in_.u16be();
      header_.database_charset_id = in_.u16be();
      header_.national_charset_id = in_.u16be();
      note("character set ids", begin);
      begin = in_.offset();
      header_.file_sequence = in_.u16be();
      note("file sequence number", begin);
      begin = in_.offset();
      header_.file_size = in_.u64be();
      note("FILESIZE", begin);
      begin = in_.offset();
      in_.skip(3);
      note("file name length", begin);
    }
    const std::uint64_t begin = in_.offset();
    const std::string_view text = as_text(in_.take(static_cast<std::size_t>(end - begin)));
    header_.date = trimmed(text.substr(std::min(text.find(' '), text.size())));
    note("date", begin);
  }

  void read_file_name(std::uint64_t record_end) {
    const std::uint64_t begin = in_.offset();
    const Bytes rest = in_.peek(static_cast<std::size_t>(record_end - begin));
    const auto zero = std::find(rest.begin(), rest.end(), std::uint8_t{0});
    const auto length = static_cast<std::size_t>(zero - rest.begin());
    header_.file_name = std::string(as_text(rest.first(length)));
    in_.skip(length);
    note("file name", begin);
  }

  void skip_rest(std::uint64_t record_end) {
    if (in_.offset() > record_end) reject(in_, "its lines are longer than the record");
    const std::uint64_t begin = in_.offset();
    in_.skip(record_end - begin);
    note("padding", begin);
  }

  void keep_odd_record(Bytes record) {
    try {
      if (std::ranges::equal(composed_record(header_), record)) return;
    } catch (const Error&) {
      // Fields that fit into no record are kept as they stand, like those that make another one.
    }
    header_.odd_record.assign(record.begin(), record.end());
  }

  Cursor& in_;
  Header header_;
};

}  // namespace

bool looks_like_header(Bytes start) {
  if (start.empty() || start[0] < 1 || start[0] > 3) return false;
  const std::string_view text = as_text(start);
  const auto at = text.find("EXPORT:V");
  return at == 1 || at == 3 || at == 5;
}

Header read_header(Cursor& in) {
  return HeaderReader(in).read();
}

Error later_file(const Header& header) {
  return {Code::imp_file_sequence,
          fmt::format("this is file {} of a multi-file export: give all its files",
                      header.file_sequence)};
}

}  // namespace exhume::exp
