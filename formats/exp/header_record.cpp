#include "formats/exp/header_record.hpp"

#include <fmt/format.h>

#include "formats/exp/marks.hpp"
#include "formats/exp/put.hpp"
#include "src/base/error.hpp"

namespace exhume::exp {
namespace {

[[noreturn]] void fail(std::string message) {
  throw Error(Code::bad_structure, std::move(message));
}

void put_line(ByteBuffer& out, std::string_view text, std::string_view what) {
  if (text.find('\n') != std::string_view::npos) fail(fmt::format("{} has a line end", what));
  put(out, text);
  out.push_back('\n');
}

void put_lines(ByteBuffer& out, const Header& header) {
  out.push_back(header.magic);
  if (header.client_charset_id) put_big_endian(out, *header.client_charset_id, 2);
  if (header.direct_path) put(out, "D\n");
  put_line(out, "EXPORT:V" + header.version, "the version");
  put_line(out, (header.exporter_is_dba ? "D" : "U") + header.exporter, "the exporter");
  put_line(out, "R" + header.mode, "the mode");
  put_line(out, std::to_string(header.record_length), "the record length");
  for (const std::string& setting : header.settings) put_line(out, setting, "a setting");
}

// Version 5 has a zero byte here, later ones what imp shows in its messages about file numbers.
void put_binary_fields(ByteBuffer& out, const Header& header) {
  if (header.settings.size() != 3) {
    out.push_back(0);
    return;
  }
  put_big_endian(out, header.session_charset_id, 2);
  put_big_endian(out, header.database_charset_id, 2);
  put_big_endian(out, header.national_charset_id, 2);
  put_big_endian(out, header.file_sequence, 2);
  put_big_endian(out, header.file_size, 8);
  put_big_endian(out, header.file_name.size(), 2);
  out.push_back(0);
}

void put_date(ByteBuffer& out, const std::string& date) {
  if (out.size() + date.size() > file_name_offset) {
    fail(fmt::format("the header's lines and its date are {} bytes too long",
                     out.size() + date.size() - file_name_offset));
  }
  out.resize(file_name_offset - date.size(), ' ');
  put(out, date);
}

}  // namespace

std::vector<std::uint8_t> composed_record(const Header& header) {
  if (header.record_length < file_name_offset || header.record_length > longest_record) {
    fail(fmt::format("record length {} is not between {} and {}", header.record_length,
                     file_name_offset, longest_record));
  }
  ByteBuffer out;
  out.reserve(header.record_length);
  put_lines(out, header);
  if (out.size() + binary_fields_size > file_name_offset) fail("the header's lines are too long");
  put_binary_fields(out, header);
  put_date(out, header.date);
  if (out.size() + header.file_name.size() > header.record_length) {
    fail(fmt::format("the file name is {} bytes too long for the header",
                     out.size() + header.file_name.size() - header.record_length));
  }
  put(out, header.file_name);
  out.resize(header.record_length, 0);
  return out;
}

std::vector<std::uint8_t> header_record(const Header& header) {
  return header.odd_record.empty() ? composed_record(header) : header.odd_record;
}

}  // namespace exhume::exp
