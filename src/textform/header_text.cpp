#include "src/textform/header_text.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "src/textform/column_text.hpp"
#include "src/textform/value_text.hpp"

namespace exhume::textform {
namespace {

using exp::Header;

constexpr std::uint16_t al32utf8 = 873;
constexpr std::uint16_t al16utf16 = 2000;

// The facts that are a text, a character set or a number, in the order of their lines.
struct TextFact {
  std::string_view keyword;
  std::string Header::*member;
};
constexpr std::array texts = std::to_array<TextFact>({
    {"version", &Header::version},
    {"mode", &Header::mode},
    {"date", &Header::date},
    {"file-name", &Header::file_name},
});

struct CharsetFact {
  std::string_view keyword;
  std::uint16_t Header::*member;
};
constexpr std::array charsets = std::to_array<CharsetFact>({
    {"database", &Header::database_charset_id},
    {"national", &Header::national_charset_id},
});

template <typename Fact, std::size_t count>
const Fact* find(const std::array<Fact, count>& facts, std::string_view keyword) {
  for (const Fact& fact : facts) {
    if (fact.keyword == keyword) return &fact;
  }
  return nullptr;
}

void append_number(std::string& out, std::string_view keyword, std::uint64_t value,
                   std::uint64_t usual) {
  if (value != usual) fmt::format_to(std::back_inserter(out), "{} {}\n", keyword, value);
}

void append_bytes_line(std::string& out, std::string_view keyword, Bytes bytes) {
  out += keyword;
  out.push_back(' ');
  append_bytes(out, bytes);
  out.push_back('\n');
}

void append_client(std::string& out, const Header& header) {
  out += "client ";
  if (header.client_charset_id) {
    append_charset(out, *header.client_charset_id);
  } else {
    out += "none";
  }
  out.push_back('\n');
  if (header.session_charset_id == header.client_charset_id.value_or(0)) return;
  out += "session ";
  append_charset(out, header.session_charset_id);
  out.push_back('\n');
}

void read_client(Line& line, HeaderText& text) {
  Header& header = text.header;
  if (line.accept_word("none")) {
    header.client_charset_id.reset();
  } else {
    header.client_charset_id = read_charset(line);
  }
  header.session_charset_id = header.client_charset_id.value_or(0);
  text.client = ClientText(header.client_charset_id);
}

void read_version(Header& header) {
  header.major_version = 0;
  std::from_chars(header.version.data(), header.version.data() + header.version.size(),
                  header.major_version);
}

}  // namespace

void append_header(std::string& out, const Header& header, const exp::Preamble& preamble,
                   const ClientText& client) {
  append_number(out, "magic", header.magic, 3);
  append_client(out, header);
  if (header.direct_path) out += "direct\n";
  out += "exporter ";
  client.append_quoted(out, header.exporter);
  out += header.exporter_is_dba ? " dba\n" : "\n";
  for (const TextFact& fact : texts) {
    fmt::format_to(std::back_inserter(out), "{} ", fact.keyword);
    client.append_quoted(out, header.*fact.member);
    out.push_back('\n');
  }
  for (const CharsetFact& fact : charsets) {
    fmt::format_to(std::back_inserter(out), "{} ", fact.keyword);
    append_charset(out, header.*fact.member);
    out.push_back('\n');
  }
  append_number(out, "record-length", header.record_length, 0);
  append_number(out, "file-number", header.file_sequence, 1);
  append_number(out, "filesize", header.file_size, 0);
  out += "settings";
  for (const std::string& setting : header.settings) {
    out.push_back(' ');
    client.append_quoted(out, setting);
  }
  out.push_back('\n');
  if (!header.odd_record.empty()) append_bytes_line(out, "record", header.odd_record);
  if (!preamble.present) out += "no-preamble\n";
  for (const auto& representation : preamble.representations) {
    append_bytes_line(out, "representation", representation);
  }
  for (const std::string& setting : preamble.settings) {
    out += "session-setting ";
    client.append_quoted(out, setting);
    out.push_back('\n');
  }
}

HeaderText::HeaderText() : client(al32utf8) {
  header.client_charset_id = al32utf8;
  header.session_charset_id = al32utf8;
  header.database_charset_id = al32utf8;
  header.national_charset_id = al16utf16;
  header.exporter = "SCOTT";
  header.version = "11.02.00";
  header.mode = "USERS";
  header.record_length = 2048;
  header.settings = {"0", "72", "0"};
  read_version(header);
}

bool HeaderText::read(std::string_view keyword, Lines& lines) {
  Line& line = lines.line();
  if (const TextFact* fact = find(texts, keyword)) {
    header.*fact->member = client.read_quoted(line);
    read_version(header);
  } else if (const CharsetFact* charset = find(charsets, keyword)) {
    header.*charset->member = read_charset(line);
  } else if (keyword == "client") {
    read_client(line, *this);
  } else if (keyword == "session") {
    header.session_charset_id = read_charset(line);
  } else if (keyword == "direct") {
    header.direct_path = true;
  } else if (keyword == "exporter") {
    header.exporter = client.read_quoted(line);
    header.exporter_is_dba = line.accept_word("dba");
  } else if (keyword == "magic") {
    header.magic = static_cast<std::uint8_t>(line.number_up_to(UINT8_MAX));
  } else if (keyword == "record-length") {
    header.record_length = static_cast<std::uint32_t>(line.number_up_to(UINT32_MAX));
  } else if (keyword == "file-number") {
    header.file_sequence = static_cast<std::uint16_t>(line.number_up_to(UINT16_MAX));
  } else if (keyword == "filesize") {
    header.file_size = line.number_up_to(UINT64_MAX);
  } else if (keyword == "settings") {
    header.settings.clear();
    while (!line.at_end()) header.settings.push_back(client.read_quoted(line));
  } else if (keyword == "representation") {
    expect_bytes(lines, preamble.representations.emplace_back());
  } else if (keyword == "record") {
    expect_bytes(lines, header.odd_record);
  } else if (keyword == "no-preamble") {
    preamble.present = false;
  } else if (keyword == "session-setting") {
    preamble.settings.push_back(client.read_quoted(line));
  } else {
    return false;
  }
  line.expect_end();
  return true;
}

}  // namespace exhume::textform
