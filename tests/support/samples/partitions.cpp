#include <fmt/format.h>

#include "tests/support/samples/samples.hpp"
#include "tests/support/samples/spelling.hpp"

namespace exhume::test::samples {

namespace {

constexpr int kMajor = 12;

std::string before(int year, int month) {
  return fmt::format(
      "VALUES LESS THAN (TO_DATE(' {}-{:02}-01 00:00:00', 'SYYYY-MM-DD HH24:MI:SS', "
      "'NLS_CALENDAR=GREGORIAN'))",
      year, month);
}

std::string range_partition(std::string_view name, std::string_view bound) {
  return fmt::format("PARTITION \"{}\" {}{}", name, bound, table_attributes(kMajor));
}

void write_sales(DumpBuilder& b) {
  const std::vector<Column> columns{number_column("ID"), date_column("SOLD"), varchar2("ITEM", 20),
                                    number_column("AMOUNT")};
  const auto sale = [](int id, const Moment& sold, std::string_view item, std::string_view amount) {
    return Row{number(id), date(sold), item, number(amount)};
  };
  b.line(R"(TABLE "SALES")");
  b.line(R"(CREATE TABLE "SALES" ("ID" NUMBER(8, 0) NOT NULL ENABLE, "SOLD" DATE NOT NULL ENABLE, )"
         R"("ITEM" VARCHAR2(20), "AMOUNT" NUMBER(10, 2))  PCTFREE 10 PCTUSED 40 INITRANS 1 )"
         R"(MAXTRANS 255 TABLESPACE "USERS"  PARTITION BY RANGE ("SOLD" )  ()" +
         range_partition("P_2022", before(2023, 1)) + ", " +
         range_partition("P_2023_H1", before(2023, 7)) + ", " +
         range_partition("P_2023_H2", before(2024, 1)) + ", " +
         range_partition("P_MAX", "VALUES LESS THAN (MAXVALUE)") + " )");
  b.line(R"(PARTITION "P_2022")");
  b.insert(
      "SALES", columns,
      {sale(1, {2022, 3, 4}, "lantern", "12.5"), sale(2, {2022, 12, 31, 23, 59, 59}, "rope", "7")},
      "SALES.P_2022");
  b.line(R"(PARTITION "P_2023_H1")");
  b.insert("SALES", columns,
           {sale(3, {2023, 1, 1}, "kettle", "31.99"), sale(4, {2023, 5, 5}, "lantern", "12.5"),
            sale(5, {2023, 6, 30}, "tent", "240")},
           "SALES.P_2023_H1");
  b.line(R"(PARTITION "P_2023_H2")");
  b.insert("SALES", columns, {}, "SALES.P_2023_H2");
  b.line(R"(PARTITION "P_MAX")");
  b.insert("SALES", columns, {sale(6, {2030, 1, 1}, "compass", "-3.25")}, "SALES.P_MAX");
  b.line(create_index(kMajor, "UNIQUE INDEX", "SALES_PK", "SALES", R"("ID" )"));
  b.marked_list("CALTER TABLE", check_constraint("SALES", "SALES_ID_CK", "ID > 0"));
  b.line(add_primary_key(kMajor, "SALES", "SALES_PK", R"("ID")"));
  b.counted(R"(ANALSTATS TS "SALES")", table_statistics("SALES", 6, 40, 22));
  b.line("ENDPARTITION");
}

void write_parcels(DumpBuilder& b) {
  const std::vector<Column> columns{number_column("ID"), date_column("SENT"), varchar2("TOWN", 20)};
  b.line(R"(TABLE "PARCELS")");
  b.line(R"(CREATE TABLE "PARCELS" ("ID" NUMBER(8, 0), "SENT" DATE, "TOWN" VARCHAR2(20))  )"
         R"(PCTFREE 10 PCTUSED 40 INITRANS 1 MAXTRANS 255 TABLESPACE "USERS"  )"
         R"(PARTITION BY RANGE ("SENT" ) SUBPARTITION BY LIST ("TOWN" )  (PARTITION "P_OLD" )" +
         before(2023, 1) +
         R"((SUBPARTITION "P_OLD_N" VALUES ('Nordhaven') TABLESPACE "USERS", )"
         R"(SUBPARTITION "P_OLD_X" VALUES (DEFAULT) TABLESPACE "USERS"), )"
         R"(PARTITION "P_NEW" VALUES LESS THAN (MAXVALUE)(SUBPARTITION "P_NEW_X" )"
         R"(VALUES (DEFAULT) TABLESPACE "USERS") ))");
  b.line(R"(COMPARTITION "P_OLD")");
  b.line(R"(SUBPARTITION "P_OLD_N")");
  b.insert("PARCELS", columns, {{number(1), date({2021, 2, 3}), "Nordhaven"}}, "PARCELS.P_OLD_N");
  b.line(R"(SUBPARTITION "P_OLD_X")");
  b.insert(
      "PARCELS", columns,
      {{number(2), date({2021, 2, 4}), "Ostwick"}, {number(3), date({2022, 8, 9}), std::nullopt}},
      "PARCELS.P_OLD_X");
  b.line(R"(COMPARTITION "P_NEW")");
  b.line(R"(SUBPARTITION "P_NEW_X")");
  b.insert("PARCELS", columns, {{number(4), date({2024, 5, 6}), "Nordhaven"}}, "PARCELS.P_NEW_X");
  b.line("ENDCOMPARTITION");
}

}  // namespace

Dump partitions_12c() {
  DumpBuilder builder({.version = "12.01.00",
                       .user = "SHOP",
                       .date = "Mon Jun 3 8:0:0 2024",
                       .file_name = "partitions.dmp"});
  UserExport schema;
  schema.tables = {2, [](DumpBuilder& b) {
                     write_parcels(b);
                     write_sales(b);
                   }};
  write_user_export(builder, schema);
  return builder.build();
}

}  // namespace exhume::test::samples
