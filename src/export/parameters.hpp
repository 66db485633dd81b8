#pragma once
// What the user asks exp for.

#include <cstdint>
#include <string>
#include <vector>

#include "src/export/release.hpp"
#include "src/parameters/settings.hpp"
#include "src/parameters/userid.hpp"

namespace exhume::exporter {

/// One entry of TABLES.
struct TablePattern {
  std::string written;    // as the user gave it
  std::string owner;      // empty for the user's own
  std::string name;       // in capitals unless it was quoted
  bool is_exact = false;  // it was quoted: % and _ stand for themselves
};

enum class Mode { own, owners, tables, full };

/// The settings of one run; later ones have won over earlier ones.
struct Parameters {
  parameters::Userid userid;
  std::vector<std::string> files{"expdat.dmp"};
  Mode mode = Mode::own;
  std::vector<std::string> owners;
  std::vector<TablePattern> tables;
  std::string query;
  std::string log;
  Release release;
  bool help = false;
  bool full = false;
  bool rows = true;
  bool indexes = true;
  bool constraints = true;
  bool grants = true;
  bool triggers = true;
  bool direct = false;
  bool consistent = false;
  std::uint64_t feedback = 0;
  std::uint64_t file_size = 0;  // 0: one file
  std::uint64_t record_length = 2048;
  std::vector<std::string> without_effect;  // keywords that were given and mean nothing here
};

/// The meaning of settings. Throws Error(exp_bad_parameter or exp_one_mode_only).
Parameters interpret(const std::vector<parameters::Setting>& settings);

}  // namespace exhume::exporter
