#include <limits>

#include "tests/support/samples/samples.hpp"
#include "tests/support/samples/spelling.hpp"

namespace exhume::test::samples {

namespace {

constexpr int kMajor = 19;

void create(DumpBuilder& b, const std::string& table, const std::string& columns) {
  b.line("TABLE \"" + table + "\"");
  b.line("CREATE TABLE \"" + table + "\" (" + columns + ")" + table_attributes(kMajor));
}

void write_numbers(DumpBuilder& b) {
  create(b, "NUMBERS", R"("ID" NUMBER(4, 0), "N" NUMBER)");
  std::vector<Row> rows;
  std::int64_t id = 0;
  for (const char* value : {"0",
                            "1",
                            "-1",
                            "9",
                            "10",
                            "99",
                            "100",
                            "-100",
                            "0.1",
                            "0.01",
                            "0.001",
                            "-0.05",
                            "12.345",
                            "-12.345",
                            "1000000",
                            "9223372036854775807",
                            "-9223372036854775808",
                            "9007199254740993",
                            "99999999999999999999999999999999999999",
                            "-99999999999999999999999999999999999999",
                            "1234567890123456789012345678901234567.891",
                            "-1234567890123456789012345678901234567.891",
                            "99999999999999999999999999999999999999e88",
                            "-99999999999999999999999999999999999999e88",
                            "1e-130",
                            "-1e-130",
                            "1e125",
                            "Infinity",
                            "-Infinity"}) {
    rows.push_back({number(++id), number(std::string_view(value))});
  }
  rows.push_back({number(++id), std::nullopt});
  b.insert("NUMBERS", {number_column("ID"), number_column("N")}, rows);
}

void write_dates(DumpBuilder& b) {
  create(b, "DATES", R"("ID" NUMBER(4, 0), "D" DATE)");
  std::vector<Row> rows;
  std::int64_t id = 0;
  for (const Moment& moment : std::vector<Moment>{{-4712, 1, 1},
                                                  {-100, 6, 30, 12},
                                                  {-44, 3, 15},
                                                  {-1, 12, 31, 23, 59, 59},
                                                  {1, 1, 1},
                                                  {99, 12, 31},
                                                  {100, 1, 1},
                                                  {1582, 10, 4},
                                                  {1582, 10, 15},
                                                  {1999, 12, 31, 23, 59, 59},
                                                  {2000, 2, 29},
                                                  {2038, 1, 19, 3, 14, 8},
                                                  {9999, 12, 31, 23, 59, 59}}) {
    rows.push_back({number(++id), date(moment)});
  }
  b.insert("DATES", {number_column("ID"), date_column("D")}, rows);
}

void write_timestamps(DumpBuilder& b) {
  create(b, "STAMPS", R"("ID" NUMBER(4, 0), "TS" TIMESTAMP (9), "TS0" TIMESTAMP (0))");
  b.insert("STAMPS",
           {number_column("ID"), plain_column("TS", 180, 11), plain_column("TS0", 180, 7)},
           {{number(1), timestamp({2024, 2, 29, 13, 14, 15, 123456789}), timestamp({2024, 2, 29})},
            {number(2), timestamp({1970, 1, 1, 0, 0, 0, 1}), timestamp({-1, 1, 1})},
            {number(3), timestamp({2001, 9, 9, 1, 46, 40, 500000000}), std::nullopt},
            {number(4), timestamp({9999, 12, 31, 23, 59, 59, 999999999}), std::nullopt},
            {number(5), timestamp({2024, 1, 1}), std::nullopt}});
}

void write_zones(DumpBuilder& b) {
  constexpr unsigned kUtc = 5121;
  create(b, "ZONES",
         R"("ID" NUMBER(4, 0), "TZ" TIMESTAMP (6) WITH TIME ZONE, )"
         R"("LTZ" TIMESTAMP (6) WITH LOCAL TIME ZONE)");
  b.insert("ZONES",
           {number_column("ID"), plain_column("TZ", 181, 13), plain_column("LTZ", 231, 11)},
           {{number(1), timestamp_at_offset({2024, 6, 30, 22, 30, 0, 250000000}, 120),
             timestamp({2024, 6, 30, 22, 30, 0, 250000000})},
            {number(2), timestamp_at_offset({2024, 1, 1, 3, 29}, -210), timestamp({2024, 1, 1})},
            {number(3), timestamp_at_offset({2024, 1, 1, 18, 15}, 345), std::nullopt},
            {number(4), timestamp_in_region({2024, 7, 1, 12}, kUtc), std::nullopt},
            {number(5), std::nullopt, std::nullopt}});
}

void write_intervals(DumpBuilder& b) {
  create(
      b, "SPANS",
      R"("ID" NUMBER(4, 0), "YM" INTERVAL YEAR (9) TO MONTH , "DS" INTERVAL DAY (9) TO SECOND (9))");
  b.insert("SPANS", {number_column("ID"), plain_column("YM", 182, 5), plain_column("DS", 183, 11)},
           {{number(1), interval_year_month(1, 6), interval_day_second(1, 2, 3, 4, 500000000)},
            {number(2), interval_year_month(0, 0), interval_day_second(0, 0, 0, 0)},
            {number(3), interval_year_month(-2, -11), interval_day_second(-10, -23, -59, -59, -1)},
            {number(4), interval_year_month(999999999, 11),
             interval_day_second(999999999, 23, 59, 59, 999999999)}});
}

void write_floats(DumpBuilder& b) {
  using Float = std::numeric_limits<float>;
  using Double = std::numeric_limits<double>;
  create(b, "FLOATS", R"("ID" NUMBER(4, 0), "F" BINARY_FLOAT, "D" BINARY_DOUBLE)");
  b.insert("FLOATS", {number_column("ID"), plain_column("F", 100, 4), plain_column("D", 101, 8)},
           {{number(1), binary_float(0.0F), binary_double(0.0)},
            {number(2), binary_float(1.5F), binary_double(-1.5)},
            {number(3), binary_float(0.1F), binary_double(0.1)},
            {number(4), binary_float(Float::max()), binary_double(Double::max())},
            {number(5), binary_float(-Float::denorm_min()), binary_double(Double::denorm_min())},
            {number(6), binary_float(Float::infinity()), binary_double(-Double::infinity())},
            {number(7), binary_float(Float::quiet_NaN()), binary_double(Double::quiet_NaN())},
            {number(8), std::nullopt, std::nullopt}});
}

void write_national(DumpBuilder& b) {
  const auto wide = [](std::string_view utf8) { return Value(encode(utf8, "UTF-16BE")); };
  create(b, "NATIONAL", R"("ID" NUMBER(4, 0), "C" NCHAR(6), "V" NVARCHAR2(40))");
  b.insert("NATIONAL", {number_column("ID"), nchar("C", 12), nvarchar2("V", 80)},
           {{number(1), wide("Ab    "), wide("Žluťoučký kůň")},
            {number(2), wide("東京  \t "), wide("สวัสดี")},
            {number(3), wide("\U0001F40E    "), wide("a pair: \U0001F40E")},
            {number(4), std::nullopt, wide("line\nbreak")}});
}

void write_pointers(DumpBuilder& b) {
  create(b, "POINTERS", R"("ID" NUMBER(4, 0), "R" ROWID)");
  b.insert("POINTERS", {number_column("ID"), plain_column("R", 69, 10)},
           {{number(1), rowid(73196, 0x0100'0097, 0)},
            {number(2), rowid(73196, 0x0100'0097, 12)},
            {number(3), std::nullopt}});
}

}  // namespace

Dump types_19c() {
  DumpBuilder builder({.version = "19.00.00",
                       .user = "TYPES",
                       .date = "Tue Feb 29 13:14:15 2024",
                       .file_name = "types.dmp"});
  UserExport schema;
  schema.tables = {8, [](DumpBuilder& b) {
                     write_dates(b);
                     write_floats(b);
                     write_national(b);
                     write_numbers(b);
                     write_pointers(b);
                     write_intervals(b);
                     write_timestamps(b);
                     write_zones(b);
                   }};
  write_user_export(builder, schema);
  return builder.build();
}

}  // namespace exhume::test::samples
