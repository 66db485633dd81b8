#pragma once
// What the user asks imp for.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/parameters/settings.hpp"

namespace exhume::imp {

/// One entry of TABLES.
struct TablePattern {
  std::string written;    // as the user gave it
  std::string name;       // in capitals unless it was quoted
  bool is_exact = false;  // it was quoted: % and _ stand for themselves
  std::string partition;  // empty for the whole table
};

/// The settings of one run; later ones have won over earlier ones.
struct Parameters {
  std::string user;    // of USERID; the password is dropped
  std::string target;  // of USERID: "sqlite:x.db"; empty for none
  std::vector<std::string> files{"expdat.dmp"};
  std::string log;
  std::string index_file;
  bool help = false;
  bool show = false;
  bool ignore = false;
  bool rows = true;
  bool indexes = true;
  bool constraints = true;
  bool commit = false;
  std::uint64_t feedback = 0;
  std::optional<std::string> charset;
  std::vector<std::string> from_users;
  std::vector<std::string> to_users;
  std::vector<TablePattern> tables;
  std::vector<std::string> without_effect;  // keywords that were given and mean nothing here
};

/// Reads the arguments behind the program's name. Throws Error(imp_bad_parameter,
/// imp_one_mode_only or imp_qualified_table).
Parameters parse_parameters(const std::vector<std::string>& arguments,
                            const parameters::ReadFile& read_file);

}  // namespace exhume::imp
