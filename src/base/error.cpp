#include "src/base/error.hpp"

#include <fmt/format.h>

#include "src/base/text.hpp"

namespace exhume {
namespace {

std::string line(Code code, const std::string& message, const Place& place) {
  // One diagnostic is one line, whatever a damaged dump put into a name.
  std::string out = printable(fmt::format("{}: {}", code_name(code), message));
  if (const std::string where = to_string(place); !where.empty()) {
    out += " (" + where + ")";
  }
  return out;
}

}  // namespace

std::string_view code_name(Code code) {
  switch (code) {
    case Code::imp_cannot_open_file: return "IMP-00002";
    case Code::imp_database_error: return "IMP-00003";
    case Code::imp_unrecognized_statement: return "IMP-00008";
    case Code::imp_abnormal_end: return "IMP-00009";
    case Code::imp_not_an_export_file: return "IMP-00010";
    case Code::imp_object_exists: return "IMP-00015";
    case Code::imp_statement_failed: return "IMP-00017";
    case Code::imp_partial_import: return "IMP-00018";
    case Code::imp_row_rejected: return "IMP-00019";
    case Code::imp_bad_parameter: return "IMP-00022";
    case Code::imp_one_mode_only: return "IMP-00024";
    case Code::imp_partial_rolled_back: return "IMP-00028";
    case Code::imp_qualified_table: return "IMP-00029";
    case Code::imp_cannot_create_file: return "IMP-00030";
    case Code::imp_no_mode: return "IMP-00031";
    case Code::imp_statement_too_long: return "IMP-00032";
    case Code::imp_table_not_found: return "IMP-00033";
    case Code::imp_user_not_found: return "IMP-00034";
    case Code::imp_unknown_charset: return "IMP-00037";
    case Code::imp_file_sequence: return "IMP-00047";
    case Code::imp_mismatched_header: return "IMP-00048";
    case Code::imp_partition_not_found: return "IMP-00055";
    case Code::imp_data_pump_file: return "IMP-00401";
    case Code::exp_database_error: return "EXP-00008";
    case Code::exp_user_not_found: return "EXP-00010";
    case Code::exp_table_not_found: return "EXP-00011";
    case Code::exp_bad_parameter: return "EXP-00019";
    case Code::exp_one_mode_only: return "EXP-00026";
    case Code::exp_cannot_create_file: return "EXP-00028";
    case Code::exp_other_charset: return "EXP-00041";
    case Code::exp_cannot_connect: return "EXP-00056";
    case Code::file_is_text_damaged: return "EXH-00001";
    case Code::file_is_something_else: return "EXH-00002";
    case Code::read_failed: return "EXH-00003";
    case Code::bad_name: return "EXH-00005";
    case Code::which_member: return "EXH-00006";
    case Code::write_failed: return "EXH-00007";
    case Code::bad_text_form: return "EXH-00008";
    case Code::bad_structure: return "EXH-00101";
    case Code::unknown_type: return "EXH-00102";
    case Code::bad_value: return "EXH-00103";
    case Code::undecodable_text: return "EXH-00104";
    case Code::no_conversion: return "EXH-00106";
    case Code::missing_lob: return "EXH-00107";
    case Code::unknown_bytes: return "EXH-00108";
    case Code::value_too_long: return "EXH-00109";
    case Code::surplus_lob: return "EXH-00110";
    case Code::unparsed_statement: return "EXH-00201";
    case Code::not_translated: return "EXH-00202";
    case Code::change_refused: return "EXH-00301";
    case Code::block_not_converted: return "EXH-00302";
  }
  return "EXH-00000";
}

std::string to_string(const Place& place) {
  std::string out;
  const auto add = [&out](const std::string& part) {
    if (!out.empty()) out += ", ";
    out += printable(part);
  };
  if (!place.file.empty()) add(place.file);
  if (place.offset) add(fmt::format("offset {} (0x{:x})", *place.offset, *place.offset));
  if (!place.table.empty()) {
    add(place.owner.empty() ? fmt::format("table \"{}\"", place.table)
                            : fmt::format("table \"{}\".\"{}\"", place.owner, place.table));
  }
  if (place.row) add(fmt::format("row {}", *place.row));
  if (!place.column.empty()) add(fmt::format("column \"{}\"", place.column));
  return out;
}

Error::Error(Code code, std::string message, Place place)
    : std::runtime_error(line(code, message, place)),
      code_(code),
      message_(std::move(message)),
      place_(std::move(place)) {}

std::string to_string(const Diagnostic& diagnostic) {
  return line(diagnostic.code, diagnostic.message, diagnostic.place);
}

std::string to_string(const Error& error) {
  return line(error.code(), error.message(), error.place());
}

}  // namespace exhume
