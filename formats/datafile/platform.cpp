#include "formats/datafile/platform.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace exhume::datafile {
namespace {

constexpr ByteOrder big = ByteOrder::big;
constexpr ByteOrder little = ByteOrder::little;

constexpr auto table = std::to_array<Platform>({
    {1, "Solaris[tm] OE (32-bit)", big},
    {2, "Solaris[tm] OE (64-bit)", big},
    {3, "HP-UX (64-bit)", big},
    {4, "HP-UX IA (64-bit)", big},
    {5, "HP Tru64 UNIX", little},
    {6, "AIX-Based Systems (64-bit)", big},
    {7, "Microsoft Windows IA (32-bit)", little},
    {8, "Microsoft Windows IA (64-bit)", little},
    {9, "IBM zSeries Based Linux", big},
    {10, "Linux IA (32-bit)", little},
    {11, "Linux IA (64-bit)", little},
    {12, "Microsoft Windows x86 64-bit", little},
    {13, "Linux x86 64-bit", little},
    {15, "HP Open VMS", little},
    {16, "Apple Mac OS", big},
    {17, "Solaris Operating System (x86)", little},
    {18, "IBM Power Based Linux", big},
    {19, "HP IA Open VMS", little},
    {20, "Solaris Operating System (x86-64)", little},
    {21, "Apple Mac OS (x86-64)", little},
});

char upper_case(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

}  // namespace

std::span<const Platform> platforms() {
  return table;
}

const Platform* find_platform(std::string_view name_or_id) {
  const auto found = std::ranges::find_if(table, [name_or_id](const Platform& platform) {
    return std::ranges::equal(platform.name, name_or_id, {}, upper_case, upper_case) ||
           std::to_string(platform.id) == name_or_id;
  });
  return found == table.end() ? nullptr : &*found;
}

}  // namespace exhume::datafile
