// make_views_dump FILE: a dump of two owners with views, synonyms, grants, checks and defaults,
// some of which no other database understands, and some that try to be more than what they are.

#include <fstream>

#include "tests/support/dump_builder.hpp"

namespace {

using namespace exhume::test;

void write_tables(DumpBuilder& builder) {
  builder.line("CREATE SEQUENCE \"IDS\" MINVALUE 1 INCREMENT BY 1 START WITH 41 CACHE 20");
  builder.line("TABLE \"SHIPS\"");
  builder.line(
      "CREATE TABLE \"SHIPS\" (\"ID\" NUMBER(4,0), \"NAME\" VARCHAR2(20), \"FLAG\" CHAR(3), "
      "\"SPEED\" NUMBER(5,2), \"PORT_ID\" NUMBER(4,0), "
      "\"CODE\" VARCHAR2(40) DEFAULT LOWER(USER) || 'x')");
  builder.insert("SHIPS",
                 {number_column("ID"), varchar2("NAME", 20), fixed_char("FLAG", 3),
                  number_column("SPEED"), number_column("PORT_ID"), varchar2("CODE", 40)},
                 {{number(1), "Anna", "Y  ", number(10), number(7), "a"},
                  {number(2), "Berta", "N  ", std::nullopt, number(7), "b"},
                  {number(3), std::nullopt, "Y  ", number(30), std::nullopt, "c"}});
  builder.marked_list("CALTER TABLE", {"ALTER TABLE \"SHIPS\" ADD CONSTRAINT \"CODE_CK\" CHECK "
                                       "(REGEXP_LIKE(code, '^[a-z]'))"});
  builder.marked_list("CALTER TABLE", {"ALTER TABLE \"SHIPS\" ADD CONSTRAINT \"FLAG_CK\" CHECK "
                                       "(flag in ('Y', 'N'))"});
  builder.line("ENDTABLE");
  builder.line("TABLE \"PORTS\"");
  builder.line("CREATE TABLE \"PORTS\" (\"ID\" NUMBER(4,0), \"NAME\" VARCHAR2(20))");
  builder.insert("PORTS", {number_column("ID"), varchar2("NAME", 20)}, {{number(7), "Kiel"}});
  builder.line("GRANT SELECT ON \"PORTS\" TO PUBLIC");
  builder.line("GRANT UPDATE (\"NAME\") ON \"PORTS\" TO \"SAILOR\" WITH GRANT OPTION");
  builder.line("GRANT SELECT ON \"PORTS\" TO \"NOBODY\"");
  builder.line("GRANT SELECT ON \"IDS\" TO \"SAILOR\"");
  builder.line("ENDTABLE");
  // As exp writes the identity column of a database of 12.1 and later.
  builder.line("TABLE \"LOGS\"");
  builder.line(
      "CREATE TABLE \"LOGS\" (\"ID\" NUMBER, \"TAG\" VARCHAR2(9) DEFAULT \"IDS\".nextval, "
      "\"NEXT\" NUMBER(9,0) DEFAULT ON NULL fleet.ids.nextval, "
      "\"LOST\" NUMBER DEFAULT \"FLEET\".\"GONE\".NEXTVAL)");
  builder.insert(
      "LOGS",
      {number_column("ID"), varchar2("TAG", 9), number_column("NEXT"), number_column("LOST")},
      {{number(1), "a", number(40), std::nullopt}});
  builder.line("ALTER TABLE \"LOGS\" MODIFY (\"ID\" DEFAULT \"FLEET\".\"IDS\".nextval)");
  builder.line("ENDTABLE");
}

void write_views(DumpBuilder& builder) {
  // Stands on one that comes later, and on a synonym.
  builder.query("CREATE VIEW \"FAST_SHIPS\" (\"NAME\",\"PORT\") AS ",
                "select s.name, p.name from all_ships s, harbours p where s.port_id = p.id "
                "and s.speed > 5 with read only");
  builder.query("CREATE VIEW \"ALL_SHIPS\" (\"ID\",\"NAME\",\"PORT_ID\",\"SPEED\",\"STATE\") AS ",
                "select id, nvl(name, '-') || '!', port_id, nvl(speed, 0), "
                "decode(flag, 'Y', 'afloat', 'N', 'sunk', '?') from ships");
  builder.query("CREATE VIEW \"SPEEDS\" (\"PORT_ID\",\"N\",\"TOTAL\") AS ",
                "SELECT port_id, count(*), sum(speed) FROM fleet.ships WHERE flag = 'Y' "
                "GROUP BY port_id ORDER BY 1");
  builder.query("CREATE VIEW \"OLD_JOIN\" (\"ID\") AS ",
                "select s.id from ships s, ports p where s.port_id = p.id (+)");
  builder.query("CREATE VIEW \"NUMBERED\" (\"N\") AS ", "select rownum from ships");
  builder.query("CREATE VIEW \"EVIL\" (\"ID\") AS ", "select id from ships; drop table ships; --");
  builder.query("CREATE VIEW \"EVIL2\" (\"ID\") AS ",
                "select id as \"x\"\"; drop table ships; --\" from ships where name = "
                "'''; drop table ships; --' or name = '\n\\! touch owned'");
  builder.counted("COMMENT ON TABLE \"ALL_SHIPS\" IS ", "'whatever''s afloat; or not'");
  builder.counted("COMMENT ON COLUMN \"ALL_SHIPS\".\"STATE\" IS ", "'from FLAG'");
  builder.counted("COMMENT ON TABLE \"OLD_JOIN\" IS ", "'not translated'");
  builder.query("CREATE VIEW \"EVIL3\" (\"ID\") AS ", "select $$x$$ from ships");
  builder.query("CREATE VIEW \"EVIL\"\"; DROP TABLE SHIPS; --\" (\"ID\") AS ",
                "select id from ships");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 1;
  DumpBuilder builder({.version = "11.02.00", .user = "FLEET"});
  write_tables(builder);
  builder.line("CREATE SYNONYM \"HARBOURS\" FOR \"FLEET\".\"PORTS\"");
  builder.line("CREATE PUBLIC SYNONYM \"VESSELS\" FOR \"FLEET\".\"SHIPS\"");
  builder.line("CREATE SYNONYM \"ELSEWHERE\" FOR \"FLEET\".\"NOTHING\"");
  builder.line("CREATE SYNONYM \"FAR\" FOR \"FLEET\".\"PORTS\"@\"LINK\"");
  write_views(builder);
  const Dump dump = builder.build();
  std::ofstream out(argv[1], std::ios::binary);
  out.write(reinterpret_cast<const char*>(dump.bytes.data()),
            static_cast<std::streamsize>(dump.bytes.size()));
  return out.good() ? 0 : 1;
}
