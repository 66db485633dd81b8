// make_random_dump FILE SEED: a schema of some tables with columns of every type, rows, keys,
// checks, indexes, comments, defaults, a sequence and a view, as SEED has it.

#include <fmt/format.h>

#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "tests/support/dump_builder.hpp"

namespace exhume::test {
namespace {

using Random = std::mt19937;

int below(Random& random, int limit) {
  return std::uniform_int_distribution<int>(0, limit - 1)(random);
}

std::string text_of(Random& random, int longest) {
  static const std::vector<std::string> parts{"a",  "Z",  " ", "'",  "\"", "\\",
                                              "\t", "\n", "é", "中", "🐎"};
  std::string out = "x";
  for (int i = below(random, longest); i > 0; --i) {
    out += parts[static_cast<std::size_t>(below(random, static_cast<int>(parts.size())))];
  }
  return out;
}

Moment moment(Random& random, bool has_fraction) {
  return {.year = 1600 + below(random, 800),
          .month = 1 + below(random, 12),
          .day = 1 + below(random, 28),
          .hour = below(random, 24),
          .minute = below(random, 60),
          .second = below(random, 60),
          .nanosecond =
              has_fraction ? static_cast<std::uint32_t>(1 + below(random, 999999)) * 1000 : 0};
}

Buffer bytes(Random& random, int longest) {
  Buffer out(static_cast<std::size_t>(1 + below(random, longest)));
  for (auto& byte : out) byte = static_cast<std::uint8_t>(below(random, 256));
  return out;
}

struct Kind {
  std::string declared;
  Column column;
  Value (*value)(Random&);
};

Value digits(Random& random) {
  return number(below(random, 2000000) - 1000000);
}

LobData utf16(const std::string& text) {
  return {bytes_of(encode(text, "UTF-16BE"))};
}

// The locator sizes are those of 11.2.
std::vector<Kind> kinds() {
  constexpr std::uint16_t locator = 64;
  return {
      {"NUMBER", number_column(""), digits},
      {"NUMBER(9, 0)", number_column(""), digits},
      {"NUMBER(12, 3)", number_column(""),
       [](Random& r) -> Value { return number(fmt::format("{}.125", below(r, 99999))); }},
      {"NUMBER(38, 0)", number_column(""),
       [](Random& r) -> Value {
         return number(fmt::format("1234567890123456789012345678{:04}", below(r, 9999)));
       }},
      {"NUMBER(10, -2)", number_column(""),
       [](Random& r) -> Value { return number(std::int64_t{100} * below(r, 9999)); }},
      {"NUMBER(*,0)", number_column(""), digits},
      {"FLOAT(126)", number_column(""),
       [](Random& r) -> Value { return number(fmt::format("-0.0{}", 1 + below(r, 9))); }},
      {"VARCHAR2(100)", varchar2("", 100), [](Random& r) -> Value { return text_of(r, 20); }},
      {"VARCHAR2(25 CHAR)", varchar2("", 100), [](Random& r) -> Value { return text_of(r, 20); }},
      {"NVARCHAR2(60)", nvarchar2("", 120),
       [](Random& r) -> Value { return encode(text_of(r, 20), "UTF-16BE"); }},
      {"CHAR(4)", fixed_char("", 4), [](Random&) -> Value { return "ab  "; }},
      {"NCHAR(3)", nchar("", 6), [](Random&) -> Value { return encode("é  ", "UTF-16BE"); }},
      {"DATE", date_column(""), [](Random& r) -> Value { return date(moment(r, false)); }},
      {"TIMESTAMP (6)", plain_column("", 180, 11),
       [](Random& r) -> Value { return timestamp(moment(r, true)); }},
      {"TIMESTAMP (3) WITH LOCAL TIME ZONE", plain_column("", 231, 11),
       [](Random& r) -> Value { return timestamp(moment(r, false)); }},
      {"TIMESTAMP (6) WITH TIME ZONE", plain_column("", 181, 13),
       [](Random& r) -> Value { return timestamp_at_offset(moment(r, true), 0); }},
      {"INTERVAL YEAR (4) TO MONTH", plain_column("", 182, 5),
       [](Random& r) -> Value { return interval_year_month(below(r, 99), below(r, 12)); }},
      {"INTERVAL DAY (4) TO SECOND (6)", plain_column("", 183, 11),
       [](Random& r) -> Value {
         return interval_day_second(-below(r, 99), -below(r, 24), -below(r, 60), -below(r, 60));
       }},
      {"BINARY_FLOAT", plain_column("", 100, 4),
       [](Random& r) -> Value { return binary_float(static_cast<float>(below(r, 1000)) / 8); }},
      {"BINARY_DOUBLE", plain_column("", 101, 8),
       [](Random& r) -> Value { return binary_double(below(r, 1000) / 1024.0); }},
      {"RAW(40)", raw_column("", 40), [](Random& r) -> Value { return bytes(r, 40); }},
      {"CLOB", clob("", locator),
       [](Random& r) -> Value {
         return {lob_locator(11, LobKind::clob, true), utf16(text_of(r, 300))};
       }},
      {"NCLOB", nclob("", locator),
       [](Random& r) -> Value {
         return {lob_locator(11, LobKind::nclob, true), utf16(text_of(r, 30))};
       }},
      {"BLOB", blob("", locator),
       [](Random& r) -> Value {
         return {lob_locator(11, LobKind::blob), LobData{bytes(r, 600)}};
       }},
  };
}

std::string key_clause(const std::string& table) {
  return fmt::format(
      "ALTER TABLE \"{0}\" ADD  CONSTRAINT \"{0}_PK\" PRIMARY KEY (\"ID\") USING INDEX ENABLE ",
      table);
}

// Every table has ID, a part of the kinds and, from the second on, a reference to the first.
void add_table(DumpBuilder& builder, Random& random, int number_of_table) {
  const std::string name = fmt::format("T{}", number_of_table);
  std::vector<Column> columns{number_column("ID")};
  std::vector<Kind> chosen;
  std::string declared = "\"ID\" NUMBER(9, 0) CONSTRAINT \"" + name + "_ID_NN\" NOT NULL ENABLE";
  for (const Kind& kind : kinds()) {
    if (below(random, 3) == 0) continue;
    chosen.push_back(kind);
    columns.push_back(kind.column);
    columns.back().name = fmt::format("C{}", columns.size());
    declared += fmt::format(", \"{}\" {}", columns.back().name, kind.declared);
  }
  columns.push_back(number_column("PARENT"));
  declared += ", \"PARENT\" NUMBER(9, 0)";
  std::vector<Row> rows;
  for (int i = 1, count = below(random, 30); i <= count; ++i) {
    Row row{number(std::int64_t{i})};
    for (const Kind& kind : chosen) {
      row.push_back(below(random, 6) == 0 ? Value(std::nullopt) : kind.value(random));
    }
    row.push_back(std::nullopt);
    rows.push_back(std::move(row));
  }
  builder.line("TABLE \"" + name + "\"")
      .line(fmt::format("CREATE TABLE \"{}\" ({})  PCTFREE {} TABLESPACE \"USERS\" LOGGING", name,
                        declared, below(random, 90)))
      .counted(
          fmt::format("ALTER TABLE \"{}\" MODIFY DEFAULT", name),
          fmt::format("ALTER TABLE \"{}\" MODIFY (\"PARENT\" DEFAULT {})", name, below(random, 9)))
      .insert(name, columns, rows)
      .line(fmt::format("GRANT SELECT ON \"{}\" TO \"PUBLIC\"", name))
      .line(fmt::format("CREATE UNIQUE INDEX \"{0}_PK\" ON \"{0}\" (\"ID\" )  PCTFREE 10", name))
      .line(fmt::format("CREATE INDEX \"{0}_IX\" ON \"{0}\" (\"PARENT\" DESC, \"ID\" )", name))
      .marked_list("CALTER TABLE",
                   {fmt::format("ALTER TABLE \"{0}\" ADD CONSTRAINT \"{0}_CK\" CHECK (", name),
                    "id > 0", ") ENABLE NOVALIDATE"})
      .line(key_clause(name))
      .counted(fmt::format("COMMENT ON TABLE \"{}\" IS ", name), "'it''s " + name + "'")
      .counted(fmt::format("COMMENT ON COLUMN \"{}\".\"ID\" IS ", name), "'the key'");
}

void write(const std::string& file, unsigned seed) {
  Random random(seed);
  DumpBuilder builder({.version = "11.02.00",
                       .user = "RANDOM",
                       .client_charset = charset_id::al32utf8,
                       .database_charset = charset_id::al32utf8});
  builder.line("CONNECT RANDOM")
      .line(fmt::format("CREATE SEQUENCE \"S\" MINVALUE 1 MAXVALUE 999999999999999999999999999 "
                        "INCREMENT BY {} START WITH {} CACHE 20 NOORDER NOCYCLE",
                        1 + below(random, 5), 1 + below(random, 500)));
  const int tables = 1 + below(random, 4);
  for (int i = 1; i <= tables; ++i) add_table(builder, random, i);
  builder.line("ENDTABLE")
      .query("CREATE VIEW \"V\" (\"ID\") AS ", "select id from t1 where id > 1");
  for (int i = 2; i <= tables; ++i) {
    builder.line(fmt::format("TABLE \"T{}\"", i))
        .line(
            fmt::format("ALTER TABLE \"T{0}\" ADD CONSTRAINT \"T{0}_FK\" FOREIGN KEY (\"PARENT\") "
                        "REFERENCES \"T1\" (\"ID\") ON DELETE CASCADE ENABLE NOVALIDATE",
                        i))
        .line("ENDTABLE");
  }
  const Dump dump = builder.build();
  std::ofstream out(file, std::ios::binary);
  out.write(reinterpret_cast<const char*>(dump.bytes.data()),
            static_cast<std::streamsize>(dump.bytes.size()));
}

}  // namespace
}  // namespace exhume::test

int main(int argc, char** argv) {
  if (argc != 3) return 1;
  exhume::test::write(argv[1], static_cast<unsigned>(std::stoul(argv[2])));
  return 0;
}
