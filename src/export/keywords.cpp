#include "src/export/keywords.hpp"

#include <array>

namespace exhume::exporter {
namespace {

constexpr std::array keywords = std::to_array<parameters::Keyword>({
    {"USERID", "[user[/password]@]database; may stand first without its keyword", ""},
    {"FILE", "dump file, or several with FILESIZE (expdat.dmp)", ""},
    {"FULL", "export everything (N)", ""},
    {"OWNER", "list of owners to export", ""},
    {"TABLES", "list of tables, T or OWNER.T; % and _ are wildcards", "TABLE"},
    {"QUERY", "WHERE clause for the rows, in the database's own dialect", ""},
    {"ROWS", "export rows (Y)", ""},
    {"INDEXES", "export indexes (Y)", ""},
    {"CONSTRAINTS", "export constraints (Y)", ""},
    {"GRANTS", "export grants (Y)", ""},
    {"TRIGGERS", "export triggers (Y)", ""},
    {"DIRECT", "write the layout of the direct path (N)", ""},
    {"CONSISTENT", "all tables as of one moment (N)", ""},
    {"FEEDBACK", "print a dot for every so many rows (0)", ""},
    {"FILESIZE", "most bytes of each dump file; 0 for one file (0)", ""},
    {"LOG", "file that gets all messages too", ""},
    {"PARFILE", "file with more parameters", ""},
    {"RECORDLENGTH", "bytes of a record of the file (2048)", ""},
    {"VERSION", "release whose layout the dump has: 8.1 9.2 10.1 10.2 11.2 12.1 19 23 (11.2)", ""},
    {"HELP", "print this (N)", ""},
    {"BUFFER", "", ""},
    {"COMPRESS", "", ""},
    {"STATISTICS", "", ""},
    {"INCTYPE", "", ""},
    {"RECORD", "", ""},
    {"OBJECT_CONSISTENT", "", ""},
    {"FLASHBACK_SCN", "", ""},
    {"FLASHBACK_TIME", "", ""},
    {"RESUMABLE", "", ""},
    {"RESUMABLE_NAME", "", ""},
    {"RESUMABLE_TIMEOUT", "", ""},
    {"TTS_FULL_CHECK", "", ""},
    {"TABLESPACES", "", ""},
    {"TRANSPORT_TABLESPACE", "", ""},
    {"TEMPLATE", "", ""},
    {"VOLSIZE", "", ""},
});

}  // namespace

parameters::Program program() {
  return {.keywords = keywords, .refusal = Code::exp_bad_parameter};
}

std::string help_text() {
  return "Format:  exp [user[/password]@]DATABASE KEYWORD=value KEYWORD=(value1,value2,...)\n"
         "Example: exp sqlite:scott.db FILE=scott.dmp OWNER=scott\n"
         "         exp postgresql://me@db/sales FILE=some.dmp TABLES=(EMP,DEPT)\n\n"
         "DATABASE is sqlite:PATH or postgresql://[user[:password]@]host[:port]/database.\n\n" +
         parameters::keyword_table(program());
}

}  // namespace exhume::exporter
