#pragma once
// The one error model: what stops the work is thrown as Error, what does not is handed to a
// Diagnostics sink. Both carry a code, a place and a message.

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace exhume {

/// Every condition Exhume reports. The names that begin with imp_ carry the number that
/// Oracle's imp gives the same condition; docs/messages.md has a section for each code.
enum class Code {
  imp_cannot_open_file,        // IMP-00002
  imp_database_error,          // IMP-00003
  imp_unrecognized_statement,  // IMP-00008
  imp_abnormal_end,            // IMP-00009
  imp_not_an_export_file,      // IMP-00010
  imp_object_exists,           // IMP-00015
  imp_statement_failed,        // IMP-00017
  imp_partial_import,          // IMP-00018
  imp_row_rejected,            // IMP-00019
  imp_bad_parameter,           // IMP-00022
  imp_one_mode_only,           // IMP-00024
  imp_partial_rolled_back,     // IMP-00028
  imp_qualified_table,         // IMP-00029
  imp_cannot_create_file,      // IMP-00030
  imp_no_mode,                 // IMP-00031
  imp_statement_too_long,      // IMP-00032
  imp_table_not_found,         // IMP-00033
  imp_user_not_found,          // IMP-00034
  imp_unknown_charset,         // IMP-00037
  imp_file_sequence,           // IMP-00047
  imp_mismatched_header,       // IMP-00048
  imp_partition_not_found,     // IMP-00055
  imp_data_pump_file,          // IMP-00401
  exp_database_error,          // EXP-00008
  exp_user_not_found,          // EXP-00010
  exp_table_not_found,         // EXP-00011
  exp_bad_parameter,           // EXP-00019
  exp_one_mode_only,           // EXP-00026
  exp_cannot_create_file,      // EXP-00028
  exp_other_charset,           // EXP-00041
  exp_cannot_connect,          // EXP-00056
  file_is_text_damaged,        // EXH-00001 line ends were rewritten on the way
  file_is_something_else,      // EXH-00002 neither an export dump nor a datafile
  read_failed,                 // EXH-00003 the device or the compressed stream failed
  bad_name,                    // EXH-00005 a name that cannot be used as a file name
  which_member,                // EXH-00006 an archive with no dump, or with several
  write_failed,                // EXH-00007 the device failed, or is full
  bad_text_form,               // EXH-00008 a line that is no text form of a dump
  bad_structure,               // EXH-00101 bytes that contradict the format
  unknown_type,                // EXH-00102 a column type without a decoder
  bad_value,                   // EXH-00103 bytes that are no value of their column's type
  undecodable_text,            // EXH-00104 bytes that are no text of their character set
  no_conversion,               // EXH-00106 a character set without a conversion table
  missing_lob,                 // EXH-00107 a LOB locator without a value after the row
  unknown_bytes,               // EXH-00108 bytes that no rule of the format claims
  value_too_long,              // EXH-00109 text that its column cannot hold in another set
  surplus_lob,                 // EXH-00110 a LOB value after the row for which it has no locator
  unparsed_statement,          // EXH-00201 a statement that no grammar rule covers
  not_translated,              // EXH-00202 an object that has no meaning in the target
  change_refused,              // EXH-00301 a change to a file that is not what it should be
  block_not_converted,         // EXH-00302 a block whose layout is not known well enough
};

/// "IMP-00009" or "EXH-00103": what messages begin with and docs/messages.md is sorted by.
std::string_view code_name(Code code);

/// Where something is. Members that do not apply stay empty.
struct Place {
  std::string file;                     // path, or "standard input"
  std::optional<std::uint64_t> offset;  // file offset in bytes
  std::string owner;                    // UTF-8
  std::string table;                    // UTF-8
  std::optional<std::uint64_t> row;     // 1-based within the table
  std::string column;                   // UTF-8
};

/// "dump.dmp, offset 4711 (0x1267), table "SCOTT"."EMP", row 7, column "SAL"".
/// Empty when the place is.
std::string to_string(const Place& place);

/// What stopped the work.
class Error : public std::runtime_error {
 public:
  /// `message` is the sentence without code and place: what happened, the limit, the way out.
  Error(Code code, std::string message, Place place = {});

  Code code() const { return code_; }
  const std::string& message() const { return message_; }
  const Place& place() const { return place_; }

 private:
  Code code_;
  std::string message_;
  Place place_;
};

enum class Severity { note, warning };

/// What was noticed while the work went on.
struct Diagnostic {
  Code code;
  Severity severity = Severity::warning;
  std::string message;
  Place place;
};

/// "IMP-00009: message (place)": one line, control characters shown as \xNN.
std::string to_string(const Diagnostic& diagnostic);
std::string to_string(const Error& error);

/// Receives diagnostics as they happen.
class Diagnostics {
 public:
  Diagnostics() = default;
  Diagnostics(const Diagnostics&) = delete;
  Diagnostics& operator=(const Diagnostics&) = delete;
  virtual ~Diagnostics() = default;
  virtual void report(Diagnostic diagnostic) = 0;
};

}  // namespace exhume
