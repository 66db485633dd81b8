// make_large_dump FILE ROWS: a table of that many rows, numbered from 1, one with a text that
// PostgreSQL cannot store, and one with the same name in small letters.

#include <fstream>
#include <string>

#include "tests/support/dump_builder.hpp"

int main(int argc, char** argv) {
  using namespace exhume::test;
  if (argc != 3) return 1;
  const int count = std::stoi(argv[2]);
  const std::vector<Column> columns{number_column("N"), varchar2("S", 40)};
  std::vector<Row> rows;
  for (int i = 1; i <= count; ++i) rows.push_back({number(i), "row\tnumber " + std::to_string(i)});
  using namespace std::string_literals;
  DumpBuilder builder({.version = "11.02.00", .user = "LOADER"});
  builder.line("TABLE \"NUMBERS\"")
      .line("CREATE TABLE \"NUMBERS\" (\"N\" NUMBER(9,0), \"S\" VARCHAR2(40))")
      .insert("NUMBERS", columns, rows)
      .line("ENDTABLE")
      .line("TABLE \"ZEROS\"")
      .line("CREATE TABLE \"ZEROS\" (\"N\" NUMBER, \"S\" VARCHAR2(40))")
      .insert("ZEROS", columns, {{number(1), "a"}, {number(2), "b\0c"s}, {number(3), "d"}})
      .line("ENDTABLE")
      .line("TABLE \"zeros\"")
      .line("CREATE TABLE \"zeros\" (\"N\" NUMBER, \"S\" VARCHAR2(40))")
      .insert("zeros", columns, {{number(1), "exact"}})
      .line("ENDTABLE");
  const Dump dump = builder.build();
  std::ofstream out(argv[1], std::ios::binary);
  out.write(reinterpret_cast<const char*>(dump.bytes.data()),
            static_cast<std::streamsize>(dump.bytes.size()));
  return out.good() ? 0 : 1;
}
