#pragma once
// How RMAN says what to convert, and what to call the result.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "formats/datafile/file_header.hpp"

namespace exhume::datafile {

/// The words of a CONVERT DATAFILE command.
struct ConvertWords {
  std::vector<std::string> files;
  std::string from_platform;
  std::string to_platform;
  std::string format;
  /// Pairs: the first occurrence of the first text in a path becomes the second one.
  std::vector<std::pair<std::string, std::string>> name_pairs;
  std::optional<unsigned> parallelism;
};

/// Takes DATAFILE, FROM PLATFORM, TO PLATFORM, FORMAT, DB_FILE_NAME_CONVERT and PARALLELISM, in any
/// case of letters, with their values out of `words`; lists are separated by commas, and everything
/// else is a file. Throws Error(imp_bad_parameter) where a value is missing or bad.
ConvertWords parse_convert_words(std::span<const std::string> words);

/// Adds the pairs of DB_FILE_NAME_CONVERT's list. Throws Error(imp_bad_parameter) for an odd count.
void add_name_pairs(ConvertWords& words, const std::string& list);

/// `format` with its elements replaced: %d the database name, %I the database id, %N the tablespace
/// name, %f the file number, %u `unique`, %U data_D-%d_I-%I_TS-%N_FNO-%f_%u, %% a percent sign.
/// Throws Error(imp_bad_parameter) for another element.
std::string formatted_name(const std::string& format, const FileHeader& header,
                           const std::string& unique);

/// `path` after the first pair whose first text it holds; nothing when none does.
std::optional<std::string> replaced_name(
    const std::string& path, std::span<const std::pair<std::string, std::string>> pairs);

}  // namespace exhume::datafile
