#include "src/import/keywords.hpp"

#include <array>

namespace exhume::imp {
namespace {

constexpr std::array keywords = std::to_array<parameters::Keyword>({
    {"USERID", "[user[/password]@]target; may stand first without its keyword", ""},
    {"FILE", "dump file, - for standard input (expdat.dmp)", ""},
    {"FULL", "import the whole file (Y unless FROMUSER, TOUSER or TABLES is given)", ""},
    {"FROMUSER", "list of owners to import", ""},
    {"TOUSER", "list of owners to import them into", ""},
    {"TABLES", "list of tables, T or T:PARTITION; % and _ are wildcards", "TABLE"},
    {"SHOW", "only list the statements of the file (N)", ""},
    {"INDEXFILE", "only write tables and indexes as SQL to this file", ""},
    {"LOG", "file that gets all messages too", ""},
    {"BAD", "dump for the rows that the target rejects (beside the log)", ""},
    {"PARFILE", "file with more parameters", ""},
    {"IGNORE", "load into tables that exist (N)", ""},
    {"ROWS", "import rows (Y)", ""},
    {"INDEXES", "import indexes (Y)", ""},
    {"CONSTRAINTS", "import constraints (Y)", ""},
    {"GRANTS", "run grants, in PostgreSQL; keep them with what was not imported (Y)", ""},
    {"DATA_ONLY", "import rows alone, into tables that exist (N)", ""},
    {"COMMIT", "commit while a table loads, not only after it (N)", ""},
    {"BUFFER", "bytes of rows between two commits with COMMIT=Y", ""},
    {"INCTYPE", "SYSTEM: types, users, tablespaces and directories; RESTORE: all else", ""},
    {"PARALLEL", "sessions that load rows, 1 to 8, in PostgreSQL (1)", ""},
    {"AGAIN", "import what was imported before once more (N)", ""},
    {"FEEDBACK", "print a dot for every so many rows (0)", ""},
    {"CHARSET", "read all text in this character set, whatever the file says", ""},
    {"HELP", "print this (N)", ""},
    {"RECORDLENGTH", "", ""},
    {"DESTROY", "", ""},
    {"SKIP_UNUSABLE_INDEXES", "", ""},
    {"STATISTICS", "", ""},
    {"RECALCULATE_STATISTICS", "", ""},
    {"ANALYZE", "", ""},
    {"TOID_NOVALIDATE", "", ""},
    {"FILESIZE", "", ""},
    {"VOLSIZE", "", ""},
    {"RESUMABLE", "", ""},
    {"RESUMABLE_NAME", "", ""},
    {"RESUMABLE_TIMEOUT", "", ""},
    {"COMPILE", "", ""},
    {"STREAMS_CONFIGURATION", "", ""},
    {"STREAMS_INSTANTIATION", "", ""},
    {"TRANSPORT_TABLESPACE", "", ""},
    {"TABLESPACES", "", ""},
    {"DATAFILES", "", ""},
    {"TTS_OWNERS", "", ""},
});

}  // namespace

parameters::Program program() {
  return {keywords, Code::imp_bad_parameter};
}

std::string help_text() {
  return "Format:  imp [user[/password]@]TARGET KEYWORD=value KEYWORD=(value1,value2,...)\n"
         "Example: imp sqlite:scott.db FILE=scott.dmp TABLES=(EMP,DEPT)\n"
         "         imp FILE=scott.dmp        loads into scott.db\n\n"
         "TARGET is sqlite:PATH or postgresql://[user[:password]@]host[:port]/database.\n\n" +
         parameters::keyword_table(program());
}

}  // namespace exhume::imp
