// make_numbered_dump FILE TABLES ROWS: that many tables of that many rows, numbered from 1. Every
// second one has a primary key on an index of its own, a comment and a foreign key to the one
// before but one, so that there is something to do between and behind the rows; the others would
// take a row twice.

#include <fstream>
#include <string>

#include "tests/support/dump_builder.hpp"

int main(int argc, char** argv) {
  using namespace exhume::test;
  if (argc != 4) return 1;
  const int tables = std::stoi(argv[2]);
  const int count = std::stoi(argv[3]);
  const std::vector<Column> columns{number_column("N"), varchar2("S", 40)};
  std::vector<Row> rows;
  for (int i = 1; i <= count; ++i) rows.push_back({number(i), "row\tnumber " + std::to_string(i)});
  DumpBuilder builder({.version = "11.02.00", .user = "COUNTER"});
  for (int table = 1; table <= tables; ++table) {
    const std::string name = "T" + std::to_string(table);
    builder.line("TABLE \"" + name + "\"")
        .line("CREATE TABLE \"" + name + "\" (\"N\" NUMBER(9,0), \"S\" VARCHAR2(40))")
        .insert(name, columns, rows);
    if (table % 2 == 0) {
      builder.line("CREATE UNIQUE INDEX \"PK_" + name + "\" ON \"" + name + "\" (\"N\")");
      builder.line("COMMENT ON TABLE \"" + name + "\" IS 'numbered'");
      builder.marked_list("CALTER TABLE", {"ALTER TABLE \"" + name + "\" ADD CONSTRAINT \"PK_" +
                                           name + "\" PRIMARY KEY (\"N\") USING INDEX ENABLE"});
    }
    builder.line("ENDTABLE");
  }
  for (int table = 4; table <= tables; table += 2) {
    const std::string name = "T" + std::to_string(table);
    const std::string parent = "T" + std::to_string(table - 2);
    builder.line("TABLE \"" + name + "\"");
    builder.marked_list("CALTER TABLE",
                        {"ALTER TABLE \"" + name + "\" ADD CONSTRAINT \"FK_" + name +
                         "\" FOREIGN KEY (\"N\") REFERENCES \"" + parent + "\" (\"N\") ENABLE"});
    builder.line("ENDTABLE");
  }
  const Dump dump = builder.build();
  std::ofstream out(argv[1], std::ios::binary);
  out.write(reinterpret_cast<const char*>(dump.bytes.data()),
            static_cast<std::streamsize>(dump.bytes.size()));
  return out.good() ? 0 : 1;
}
