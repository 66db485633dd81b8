#include "src/recover/report.hpp"

namespace exhume::recover {

std::string_view finding_name(FindingKind kind) {
  switch (kind) {
    case FindingKind::header_replaced: return "header replaced";
    case FindingKind::preamble_replaced: return "preamble replaced";
    case FindingKind::lost_bytes: return "lost bytes";
    case FindingKind::lost_rows: return "lost rows";
    case FindingKind::rejected_row: return "rejected row";
    case FindingKind::insert_rebuilt: return "INSERT rebuilt";
    case FindingKind::columns_rebuilt: return "column descriptors rebuilt";
    case FindingKind::table_guessed: return "CREATE TABLE guessed";
    case FindingKind::no_end: return "no end";
    case FindingKind::trailing_bytes: return "trailing bytes";
  }
  return "";
}

bool is_loss(FindingKind kind) {
  return kind == FindingKind::lost_bytes || kind == FindingKind::lost_rows ||
         kind == FindingKind::rejected_row;
}

void Report::add(Finding finding) {
  ++finding_count;
  if (is_loss(finding.kind)) {
    lost_bytes += finding.range.size();
    lost_at_least += finding.rows_at_least;
  }
  if (!finding.rows_at_most) {
    lost_at_most.reset();
  } else if (lost_at_most) {
    *lost_at_most += *finding.rows_at_most;
  }
  if (findings.size() < most_listed) findings.push_back(std::move(finding));
}

void Report::add(TableReport table) {
  ++table_count;
  certain_rows += table.certain_rows;
  probable_rows += table.probable_rows;
  if (tables.size() < most_listed) tables.push_back(std::move(table));
}

}  // namespace exhume::recover
