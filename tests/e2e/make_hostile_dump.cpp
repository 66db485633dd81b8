// make_hostile_dump FILE: a dump whose names, values and expressions try to run as SQL or as
// SQL*Plus commands.

#include <fstream>

#include "tests/support/dump_builder.hpp"

int main(int argc, char** argv) {
  using namespace exhume::test;
  if (argc != 2) return 1;
  // As statements write them: a quote within a name is doubled. Oracle allows no such name, and
  // INSERT lines end a name at its first quote, so that the rows go to another table.
  const std::string table = "T\"\"; DROP TABLE exhume_tables; --";
  const std::string column = "C\"\") VALUES (1); --\nHOST touch owned";
  DumpBuilder builder({.version = "11.02.00", .user = "EVE"});
  builder.line("TABLE \"" + table + "\"");
  builder.line("CREATE TABLE \"" + table + "\" (\"" + column +
               "\" VARCHAR2(100) DEFAULT load_extension('evil'), \"sqlite_x\" NUMBER, "
               "\"N\" NUMBER(4) DEFAULT (SELECT 1 FROM DUAL))");
  builder.insert(table, {varchar2(column, 100), number_column("sqlite_x"), number_column("N")},
                 {{"'); DROP TABLE exhume_tables; --", number(1), number(2)}});
  builder.line("CREATE INDEX \"I\nHOST touch owned\" ON \"" + table + "\" (\"" + column + "\")");
  builder.line("CREATE INDEX \"I2\" ON \"" + table + "\" (load_extension('evil'))");
  builder.marked_list("CALTER TABLE", {"ALTER TABLE \"" + table +
                                       "\" ADD CONSTRAINT \"K\" CHECK (writefile('owned', 'x') "
                                       "= 1)"});
  builder.line("ENDTABLE");
  for (const char* name : {"sqlite_schema", "exhume_tables"}) {
    builder.line(std::string("TABLE \"") + name + "\"");
    builder.line(std::string("CREATE TABLE \"") + name + "\" (\"A\" NUMBER)");
    builder.insert(name, {number_column("A")}, {{number(7)}});
    builder.line("ENDTABLE");
  }
  const Dump dump = builder.build();
  std::ofstream out(argv[1], std::ios::binary);
  out.write(reinterpret_cast<const char*>(dump.bytes.data()),
            static_cast<std::streamsize>(dump.bytes.size()));
  return out.good() ? 0 : 1;
}
