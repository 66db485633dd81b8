#pragma once
// What imp prints, in the layout that people and scripts know from Oracle's imp.

#include <cstdint>
#include <string>
#include <string_view>

#include "src/dump/reader.hpp"
#include "src/logging/log.hpp"

namespace exhume::imp {

enum class TablePart { table, partition, subpartition };

/// The lines of an import. In echoed statements line ends and tabs stay.
class Log final : public logging::Log {
 public:
  using logging::Log::Log;

  /// From `Export file created by` to the character sets. `user` is empty where none was given.
  void dump(const dump::Info& info, const std::string& user);

  /// `. importing SCOTT's objects into BLAKE`.
  void owner(const std::string& from, const std::string& into);

  /// `. . importing table  "EMP"`: the count completes the line.
  void begin_rows(TablePart part, const std::string& table, const std::string& name_of_part,
                  std::uint64_t feedback);
  void end_rows();

  /// A statement in quoted pieces of 75 characters.
  void echo(std::string_view statement);
};

/// `text` after `indent`, words refilled to lines of at most `width` characters. A word is what
/// stands between spaces, or within quotes.
std::string refilled(std::string_view text, std::string_view indent, std::size_t width);

}  // namespace exhume::imp
