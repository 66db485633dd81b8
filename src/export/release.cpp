#include "src/export/release.hpp"

#include <algorithm>
#include <array>

namespace exhume::exporter {
namespace {

using types::TypeCode;

constexpr std::array releases = std::to_array<Release>({
    {"8.1", "08.01.05", 8, false, false, false},
    {"9.2", "09.02.00", 9, false, true, true},
    {"10.1", "10.01.00", 10, true, true, true},
    {"10.2", "10.02.01", 10, true, true, true},
    {"11.2", "11.02.00", 11, true, true, true},
    {"12.1", "12.01.00", 12, true, true, true},
    {"19", "19.00.00", 19, true, true, true},
    {"23", "23.00.00", 23, true, true, true},
});

// Whole parts in common: 11 means 11.2, 11.2 means 11.2, 1 means nothing.
bool begins_with(std::string_view longer, std::string_view shorter) {
  return longer.starts_with(shorter) &&
         (longer.size() == shorter.size() || longer[shorter.size()] == '.');
}

// 11.02.00 as 11.2.0.
std::string without_zeros(std::string_view version) {
  std::string out;
  bool at_start = true;
  for (std::size_t i = 0; i < version.size(); ++i) {
    const bool is_last = i + 1 == version.size() || version[i + 1] == '.';
    if (at_start && version[i] == '0' && !is_last) continue;
    out.push_back(version[i]);
    at_start = version[i] == '.';
  }
  return out;
}

}  // namespace

std::optional<Release> find_release(std::string_view version) {
  const std::string wanted = without_zeros(version);
  for (auto known = releases.rbegin(); known != releases.rend(); ++known) {
    if (begins_with(known->name, wanted) || begins_with(wanted, known->name)) return *known;
  }
  return std::nullopt;
}

bool knows(const Release& release, TypeCode code) {
  switch (code) {
    case TypeCode::timestamp:
    case TypeCode::timestamp_tz:
    case TypeCode::timestamp_ltz:
    case TypeCode::interval_ym:
    case TypeCode::interval_ds: return release.major >= 9;
    case TypeCode::binary_float:
    case TypeCode::binary_double: return release.major >= 10;
    default: return true;
  }
}

}  // namespace exhume::exporter
