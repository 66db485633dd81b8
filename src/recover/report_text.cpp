#include "src/recover/report_text.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "src/base/text.hpp"

namespace exhume::recover {
namespace {

// "3", "3 to 7", "3 or more".
std::string bounds(std::uint64_t least, const std::optional<std::uint64_t>& most) {
  if (!most) return fmt::format("{} or more", least);
  return *most == least ? fmt::format("{}", least) : fmt::format("{} to {}", least, *most);
}

std::string range_text(const ByteRange& range) {
  return fmt::format("0x{:08x} {:>10}", range.begin, range.size());
}

std::string table_name(const std::string& owner, const std::string& table) {
  return fmt::format("\"{}\".\"{}\"", printable(owner), printable(table));
}

std::string table_line(const TableReport& table) {
  std::string line =
      fmt::format("{}  {}", range_text(table.range), table_name(table.owner, table.table));
  if (!table.partition.empty())
    line += fmt::format(" partition \"{}\"", printable(table.partition));
  if (!table.owner_certain) line += " (owner not certain)";
  line += fmt::format(": {} certain", counted(table.certain_rows, "row"));
  if (table.probable_rows > 0) line += fmt::format(", {} probable", table.probable_rows);
  if (!table.lost_at_most || *table.lost_at_most > 0) {
    line += fmt::format(", {} lost", bounds(table.lost_at_least, table.lost_at_most));
  }
  return line + (table.whole ? "\n" : "; not whole\n");
}

std::string finding_line(const Finding& finding) {
  std::string line = fmt::format("{}  {}", range_text(finding.range), finding_name(finding.kind));
  if (!finding.table.empty()) line += " in " + table_name(finding.owner, finding.table);
  line += ": " + finding.why;
  if (is_loss(finding.kind)) {
    line += fmt::format("; rows lost: {}", bounds(finding.rows_at_least, finding.rows_at_most));
  }
  return line + "\n";
}

nlohmann::ordered_json most_json(const std::optional<std::uint64_t>& most) {
  return most ? nlohmann::ordered_json(*most) : nlohmann::ordered_json(nullptr);
}

nlohmann::ordered_json to_json(const Section& section) {
  return {{"offset", section.range.begin},
          {"bytes", section.range.size()},
          {"version", section.version},
          {"statements", section.statements},
          {"has_end", section.has_end}};
}

nlohmann::ordered_json to_json(const TableReport& table) {
  return {{"section", table.section + 1},         {"owner", table.owner},
          {"owner_certain", table.owner_certain}, {"table", table.table},
          {"partition", table.partition},         {"offset", table.range.begin},
          {"bytes", table.range.size()},          {"whole", table.whole},
          {"certain_rows", table.certain_rows},   {"probable_rows", table.probable_rows},
          {"lost_at_least", table.lost_at_least}, {"lost_at_most", most_json(table.lost_at_most)}};
}

nlohmann::ordered_json to_json(const Finding& finding) {
  return {{"section", finding.section + 1},
          {"kind", finding_name(finding.kind)},
          {"offset", finding.range.begin},
          {"bytes", finding.range.size()},
          {"owner", finding.owner},
          {"table", finding.table},
          {"why", finding.why},
          {"rows_at_least", finding.rows_at_least},
          {"rows_at_most", most_json(finding.rows_at_most)}};
}

template <typename T>
nlohmann::ordered_json list_json(const std::vector<T>& list) {
  nlohmann::ordered_json out = nlohmann::ordered_json::array();
  for (const T& entry : list) out.push_back(to_json(entry));
  return out;
}

}  // namespace

std::string report_text(const Report& report) {
  std::string out;
  if (report.line_ends_undone > 0) {
    out += fmt::format("line ends: {} bytes 0d taken out; offsets are those without them\n",
                       report.line_ends_undone);
  }
  for (std::size_t i = 0; i < report.sections.size(); ++i) {
    const Section& section = report.sections[i];
    out += fmt::format("dump {}: {} bytes at {}, version {}, {}{}\n", i + 1, section.range.size(),
                       section.range.begin, printable(section.version),
                       counted(section.statements, "statement"),
                       section.has_end ? "" : ", its end is missing");
  }
  out += "\nTables with data\n";
  for (const TableReport& table : report.tables) out += table_line(table);
  if (report.table_count > report.tables.size()) {
    out += fmt::format("… and {} more\n", report.table_count - report.tables.size());
  }
  if (report.finding_count > 0) out += "\nDamage\n";
  for (const Finding& finding : report.findings) out += finding_line(finding);
  if (report.finding_count > report.findings.size()) {
    out += fmt::format("… and {} more\n", report.finding_count - report.findings.size());
  }
  out += fmt::format("\n{} saved as certain, {} as probable; {} lost, with {} of {} bytes\n",
                     counted(report.certain_rows, "row"), report.probable_rows,
                     bounds(report.lost_at_least, report.lost_at_most), report.lost_bytes,
                     report.bytes);
  return out;
}

std::string report_json(const Report& report) {
  const nlohmann::ordered_json json{{"bytes", report.bytes},
                                    {"line_ends_undone", report.line_ends_undone},
                                    {"lost_bytes", report.lost_bytes},
                                    {"certain_rows", report.certain_rows},
                                    {"probable_rows", report.probable_rows},
                                    {"lost_at_least", report.lost_at_least},
                                    {"lost_at_most", most_json(report.lost_at_most)},
                                    {"sections", list_json(report.sections)},
                                    {"table_count", report.table_count},
                                    {"tables", list_json(report.tables)},
                                    {"finding_count", report.finding_count},
                                    {"findings", list_json(report.findings)}};
  return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace exhume::recover
