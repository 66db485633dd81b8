#include "formats/datafile/file_header_fields.hpp"

#include <algorithm>
#include <array>

namespace exhume::datafile {
namespace {

constexpr Certainty verified = Certainty::verified;
constexpr Certainty high = Certainty::high;
constexpr Certainty medium = Certainty::medium;

constexpr HeaderPlace nowhere{0, 0, Certainty::low};

constexpr HeaderPlace at(std::uint16_t offset, std::uint16_t size, Certainty certainty = verified) {
  return {offset, size, certainty};
}

// A field that the move of the checkpoint in 10g left where it was.
constexpr HeaderField fixed(std::string_view name, std::string_view meaning, FieldKind kind,
                            HeaderPlace place) {
  return {name, meaning, kind, place, place};
}

using K = FieldKind;

// Since 10g: a published header of 11.2.0.4, rebuilt from these fields alone, gives its published
// checksum, and three published changes to it give the checksums that Oracle's own tool
// computed. Before 10g: the first 304 bytes of a published header with COMPATIBLE 8.0, which
// agree with a published decoding; what lies behind them follows from the order of the fields.
constexpr auto fields = std::to_array<HeaderField>({
    fixed("kccfhswv", "software version", K::version, at(20, 4)),
    fixed("kccfhcvn", "compatibility version", K::version, at(24, 4)),
    fixed("kccfhdbi", "database id", K::number, at(28, 4)),
    fixed("kccfhdbn", "database name", K::text, at(32, 8)),
    fixed("kccfhcsq", "control file sequence", K::number, at(40, 4)),
    fixed("kccfhfsz", "file size in blocks, without block 0", K::number, at(44, 4)),
    fixed("kccfhbsz", "block size", K::number, at(48, 4)),
    fixed("kccfhfno", "absolute file number", K::number, at(52, 2)),
    fixed("kccfhtyp", "file type", K::file_type, at(54, 2)),
    fixed("kccfhacid", "activation id", K::number, at(56, 4, high)),
    fixed("kccfhcks", "header checksum", K::hex, at(60, 4, high)),
    fixed("kccfhtag", "tag", K::text, at(64, 32, high)),
    fixed("kcvfhrdb", "root dba, of BOOTSTRAP$", K::dba, at(96, 4)),
    fixed("kcvfhcrs", "creation SCN", K::scn, at(100, 8)),
    fixed("kcvfhcrt", "creation time", K::time, at(108, 4)),
    fixed("kcvfhrlc", "resetlogs time", K::time, at(112, 4)),
    fixed("kcvfhrls", "resetlogs SCN", K::scn, at(116, 8)),
    fixed("kcvfhbti", "backup time", K::time, at(124, 4, high)),
    fixed("kcvfhbsc", "backup SCN", K::scn, at(128, 8, high)),
    fixed("kcvfhbth", "backup thread", K::number, at(136, 2, high)),
    fixed("kcvfhsta", "status", K::file_status, at(138, 2)),
    {"kcvfhcpc", "checkpoint counter", K::number, at(140, 4), at(176, 4)},
    {"kcvfhrts", "recovery time", K::time, at(144, 4), at(180, 4, high)},
    {"kcvfhccc", "control file checkpoint counter", K::number, at(148, 4), at(184, 4)},
    {"kcvfhbcp.kcvcpscn", "backup checkpoint SCN", K::scn, at(152, 8, high), at(188, 8, high)},
    {"kcvfhbcp.kcvcptim", "backup checkpoint time", K::time, at(160, 4, high), at(196, 4, high)},
    {"kcvfhbcp.kcvcpthr", "backup checkpoint thread", K::number, at(164, 2, high),
     at(200, 2, high)},
    {"kcvfhbcp.kcrbaseq", "backup checkpoint redo log sequence", K::number, at(168, 4, high),
     at(204, 4, high)},
    {"kcvfhbcp.kcrbabno", "backup checkpoint redo log block", K::number, at(172, 4, high),
     at(208, 4, high)},
    {"kcvfhbcp.kcrbabof", "backup checkpoint redo log byte", K::number, at(176, 2, high),
     at(212, 2, high)},
    {"kcvfhbcp.kcvcpetb", "backup checkpoint enabled threads", K::bytes, at(180, 132, high),
     at(216, 8, high)},
    {"kcvfhbhz", "size in blocks at begin backup", K::number, at(312, 4, high), at(224, 4, high)},
    {"kcvfhxcd", "external cache id", K::bytes, at(316, 16, high), at(228, 16, high)},
    {"kcvfhtsn", "tablespace number", K::signed_number, at(332, 4), at(244, 4)},
    {"kcvfhtln", "length of the tablespace name", K::number, at(336, 2), at(248, 2)},
    {"kcvfhtnm", "tablespace name", K::text, at(338, 30), at(250, 30)},
    {"kcvfhrfn", "relative file number", K::number, at(368, 4), at(280, 4)},
    {"kcvfhrfs", "recovery fuzzy SCN", K::scn, at(372, 8, high), at(284, 8, medium)},
    {"kcvfhrft", "recovery fuzzy time", K::time, at(380, 4, high), at(292, 4, medium)},
    {"kcvfhafs", "absolute fuzzy SCN", K::scn, at(384, 8, high), at(296, 8, medium)},
    {"kcvfhbbc", "backup counter bbc", K::number, at(392, 4, high), at(304, 4, medium)},
    {"kcvfhncb", "backup counter ncb", K::number, at(396, 4, high), at(308, 4, medium)},
    {"kcvfhmcb", "backup counter mcb", K::number, at(400, 4, high), at(312, 4, medium)},
    {"kcvfhlcb", "backup counter lcb", K::number, at(404, 4, high), at(316, 4, medium)},
    {"kcvfhbcs", "backup counter bcs", K::number, at(408, 4, high), at(320, 4, medium)},
    {"kcvfhofb", "backup counter ofb", K::number, at(412, 2, high), at(324, 2, medium)},
    {"kcvfhnfb", "backup counter nfb", K::number, at(414, 2, high), at(326, 2, medium)},
    {"kcvfhprc", "previous resetlogs time", K::time, at(416, 4), at(328, 4, medium)},
    {"kcvfhprs", "previous resetlogs SCN", K::scn, at(420, 8), at(332, 8, medium)},
    {"kcvfhprfs", "previous resetlogs fuzzy SCN", K::scn, at(428, 8, high), nowhere},
    {"kcvfhtrt", "terminal recovery time", K::time, at(444, 4, high), nowhere},
    {"kcvfhckp.kcvcpscn", "checkpoint SCN", K::scn, at(484, 8), at(140, 8)},
    {"kcvfhckp.kcvcptim", "checkpoint time", K::time, at(492, 4), at(148, 4)},
    {"kcvfhckp.kcvcpthr", "checkpoint thread", K::number, at(496, 2), at(152, 2)},
    {"kcvfhckp.kcrbaseq", "checkpoint redo log sequence", K::number, at(500, 4), at(156, 4)},
    {"kcvfhckp.kcrbabno", "checkpoint redo log block", K::number, at(504, 4), at(160, 4)},
    {"kcvfhckp.kcrbabof", "checkpoint redo log byte", K::number, at(508, 2), at(164, 2)},
    {"kcvfhckp.kcvcpetb", "checkpoint enabled threads", K::bytes, at(512, 132), at(168, 8)},
});

}  // namespace

std::span<const HeaderField> header_fields() {
  return fields;
}

const HeaderField* find_header_field(std::string_view name) {
  const auto found = std::ranges::find(fields, name, &HeaderField::name);
  return found == fields.end() ? nullptr : &*found;
}

std::vector<Field> header_fields(HeaderLayout layout) {
  std::vector<Field> out;
  for (const HeaderField& field : fields) {
    if (const auto place = field.in(layout)) out.push_back(*place);
  }
  std::ranges::sort(out, {}, &Field::offset);
  return out;
}

}  // namespace exhume::datafile
