#pragma once
// What the user asks imp for.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/parameters/settings.hpp"
#include "src/parameters/userid.hpp"

namespace exhume::imp {

/// One entry of TABLES.
struct TablePattern {
  std::string written;    // as the user gave it
  std::string name;       // in capitals unless it was quoted
  bool is_exact = false;  // it was quoted: % and _ stand for themselves
  std::string partition;  // empty for the whole table
};

/// INCTYPE: objects of the system alone, or all but those.
enum class Increment { none, system, restore };

/// The settings of one run; later ones have won over earlier ones.
struct Parameters {
  parameters::Userid userid;
  std::vector<std::string> files{"expdat.dmp"};
  std::string log;
  std::string bad;  // file for rejected rows; empty for the one beside the log
  std::string index_file;
  bool help = false;
  bool full = false;  // said so; without any mode everything is imported as well
  bool show = false;
  bool ignore = false;
  bool rows = true;
  bool grants = true;
  bool indexes = true;
  bool constraints = true;
  bool data_only = false;
  bool commit = false;
  bool again = false;                   // also when it is recorded as finished
  std::optional<std::uint64_t> buffer;  // bytes of rows between two commits
  std::uint64_t feedback = 0;
  std::uint64_t parallel = 1;  // sessions that load rows
  Increment increment = Increment::none;
  std::optional<std::string> charset;
  std::vector<std::string> from_users;
  std::vector<std::string> to_users;
  std::vector<TablePattern> tables;
  std::vector<std::string> without_effect;  // keywords that were given and mean nothing here
};

/// Reads the arguments behind the program's name. Throws Error: imp_bad_parameter,
/// imp_one_mode_only, imp_no_mode or imp_qualified_table.
Parameters parse_parameters(const std::vector<std::string>& arguments,
                            const parameters::ReadFile& read_file);

/// What the settings mean, wherever they come from. Throws as parse_parameters() does.
Parameters interpret(const std::vector<parameters::Setting>& settings);

}  // namespace exhume::imp
