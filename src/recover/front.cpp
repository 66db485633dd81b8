#include "src/recover/front.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "formats/exp/preamble.hpp"
#include "src/base/error.hpp"
#include "src/io/read_ahead.hpp"

namespace exhume::recover {
namespace {

using Buffer = std::vector<std::uint8_t>;

// docs/export-format.md, "Preamble": u16 100, u32 BE 96.
constexpr std::array<std::uint8_t, 6> representation_start = {0x64, 0, 0, 0, 0, 0x60};
constexpr std::size_t representation_size = 102;  // with its length word

constexpr std::string_view version_mark = "EXPORT:V";
constexpr std::size_t version_size = 8;  // "11.02.00"

void put(Buffer& out, std::string_view text) {
  out.insert(out.end(), text.begin(), text.end());
}

void put_be16(Buffer& out, std::uint16_t value) {
  out.push_back(static_cast<std::uint8_t>(value >> 8));
  out.push_back(static_cast<std::uint8_t>(value));
}

std::uint16_t be16(Bytes at, std::size_t offset) {
  return static_cast<std::uint16_t>(at[offset] << 8 | at[offset + 1]);
}

std::optional<exp::Header> sound_header(Bytes start) {
  try {
    Cursor in(start);
    return exp::read_header(in);
  } catch (const Error&) {
    return std::nullopt;
  }
}

std::optional<std::size_t> preamble_end(Bytes start, std::size_t begin, int major_version) {
  try {
    Cursor in(start.subspan(begin), begin);
    exp::read_preamble(in, major_version);
    return static_cast<std::size_t>(in.offset());
  } catch (const Error&) {
    return std::nullopt;
  }
}

// Where the preamble begins, found by its first representation: behind a whole record.
std::optional<std::size_t> representation_offset(Bytes start) {
  const auto found = std::search(start.begin(), start.end(), representation_start.begin(),
                                 representation_start.end());
  const auto at = static_cast<std::size_t>(found - start.begin());
  if (found == start.end() || at < 256 || at % 256 != 0) return std::nullopt;
  return start.size() - at < 2 * representation_size ? std::nullopt : std::optional(at);
}

// The version as its line says or, where that is damaged, as old as the representations allow.
std::string version_of(Bytes start, Bytes representation) {
  const std::string_view text = as_text(start.first(std::min<std::size_t>(start.size(), 64)));
  const auto at = text.find(version_mark);
  if (at != text.npos) {
    const std::string_view version = text.substr(at + version_mark.size(), version_size);
    const bool is_version =
        version.size() == version_size && version[2] == '.' && version[5] == '.' &&
        std::ranges::all_of(version, [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
    if (is_version) return std::string(version);
  }
  constexpr std::uint8_t mark_of_8 = 0x1f;
  return representation[7] == mark_of_8 ? "08.01.07" : "10.02.01";
}

// A header record of what the representations tell; the exporter is made up.
Buffer made_header(Bytes start, std::size_t record_length) {
  const Bytes server = start.subspan(record_length, representation_size);
  const Bytes client = start.subspan(record_length + representation_size, representation_size);
  const std::string version = version_of(start, server);
  const std::size_t ids = version < "09" ? 55 : 60;  // in front of them the length word
  const std::uint16_t charset = be16(client, ids);
  Buffer out = {3};
  put_be16(out, charset);
  put(out, fmt::format("EXPORT:V{}\nUEXHUME\nRTABLES\n{}\n0\n{}\n0\n", version, record_length,
                       version < "11" ? 20 : 72));
  put_be16(out, charset);
  put_be16(out, be16(server, ids));
  put_be16(out, version < "09" ? be16(server, ids) : be16(server, ids + 2));
  put_be16(out, 1);
  out.resize(record_length);
  return out;
}

// The settings that exp of that version writes when nobody changed them.
Buffer default_settings(int major_version) {
  Buffer out;
  std::vector<std::string_view> settings;
  if (major_version == 9) settings = {"+00:00", "", "BYTE", "INTERPRETED"};
  if (major_version > 9) {
    settings = {"+00:00", "", "BYTE", "UNUSED", "2", "INTERPRETED", "DISABLE:ALL", ""};
  }
  for (const std::string_view setting : settings) {
    out.push_back(static_cast<std::uint8_t>(setting.size()));
    out.push_back(0);
    put(out, setting);
  }
  out.push_back('\n');
  return out;
}

void append(Buffer& out, Bytes bytes) {
  out.insert(out.end(), bytes.begin(), bytes.end());
}

// The magic byte alone is damaged: everything else of the record is there.
std::optional<Buffer> with_magic(Bytes start) {
  Buffer mended(start.begin(), start.end());
  if (mended.empty()) return std::nullopt;
  mended[0] = 3;
  if (!sound_header(mended)) return std::nullopt;
  return mended;
}

void take_preamble(Front& front, Bytes start, std::size_t begin, const Front* other) {
  front.preamble = front.bytes.size();
  if (const auto end = preamble_end(start, begin, front.header.major_version)) {
    append(front.bytes, start.subspan(begin, *end - begin));
    front.used = *end;
    return;
  }
  front.used = begin;
  if (other != nullptr) {
    append(front.bytes, Bytes(other->bytes).subspan(other->preamble));
    front.preamble_problem = "the preamble is damaged; that of the other dump stands in its place";
    return;
  }
  const std::size_t whole = 2 * representation_size;
  if (start.size() - begin < whole) {
    throw Error(Code::imp_not_an_export_file,
                "the file ends before its first statement: there is nothing to recover",
                Place{.offset = begin});
  }
  Buffer representations(start.begin() + static_cast<std::ptrdiff_t>(begin),
                         start.begin() + static_cast<std::ptrdiff_t>(begin + whole));
  for (const std::size_t at : {std::size_t{0}, representation_size}) {
    std::ranges::copy(representation_start,
                      representations.begin() + static_cast<std::ptrdiff_t>(at));
  }
  append(front.bytes, representations);
  append(front.bytes, default_settings(front.header.major_version));
  front.preamble_problem =
      "the preamble is damaged; the settings in it are those that exp has without being told";
}

}  // namespace

Front mended_front(Bytes start, const Front* other) {
  Front front;
  const auto copy_record = [&front](Bytes from) {
    front.header = *sound_header(from);
    append(front.bytes, from.first(front.header.record_length));
  };
  if (const auto header = sound_header(start)) {
    const auto preamble = representation_offset(start);
    const bool length_fits = header->major_version < 8 || !preamble ||
                             preamble_end(start, header->record_length, header->major_version) ||
                             *preamble == header->record_length;
    if (length_fits) {
      copy_record(start);
      take_preamble(front, start, header->record_length, other);
      return front;
    }
  }
  if (const auto mended = with_magic(start)) {
    copy_record(*mended);
    front.header_problem = "the first byte was not 03";
    take_preamble(front, start, front.header.record_length, other);
    return front;
  }
  const auto preamble = representation_offset(start);
  if (other != nullptr) {
    copy_record(other->bytes);
    front.header_problem = "the header is damaged; that of the other dump stands in its place";
  } else if (preamble) {
    copy_record(made_header(start, *preamble));
    front.header_problem =
        "the header is damaged; this one is made from the preamble, its exporter, mode and date "
        "are not the dump's";
  } else {
    throw Error(Code::imp_not_an_export_file,
                "the header is damaged and there is no preamble to make one from; give another "
                "dump of the same database with --header-from",
                Place{.offset = 0});
  }
  if (preamble) {
    take_preamble(front, start, *preamble, other);
  } else {
    front.preamble = front.bytes.size();
    append(front.bytes, Bytes(other->bytes).subspan(other->preamble));
    front.preamble_problem = "the preamble is lost; that of the other dump stands in its place";
  }
  return front;
}

Front read_front(ByteSource& source) {
  Buffer start(front_look);
  start.resize(io::read_ahead(source, start));
  const auto header = sound_header(start);
  const auto end =
      header ? preamble_end(start, header->record_length, header->major_version) : std::nullopt;
  if (!end) {
    throw Error(Code::imp_not_an_export_file,
                "it has no sound header and preamble to take for another dump",
                Place{.file = source.name()});
  }
  Front front{.header = *header, .preamble = header->record_length, .used = *end};
  append(front.bytes, Bytes(start).first(*end));
  return front;
}

}  // namespace exhume::recover
