#include "formats/exp/row_decoder.hpp"

#include <catch2/catch.hpp>

#include "tests/support/dump_builder.hpp"

using namespace exhume;
using exhume::test::Buffer;
using exhume::test::encode;
using exhume::test::from_hex;
using exhume::test::LobKind;
using types::TypeCode;

namespace {

constexpr std::uint16_t unknown_charset = 4711;

// One row and the decoder of its table.
class Fixture {
 public:
  explicit Fixture(std::vector<types::ColumnType> columns, exp::TextLabels labels = {}) {
    head_.columns = std::move(columns);
    decoder_.emplace(head_, labels, decoders_);
  }

  void decode(const std::vector<std::optional<Buffer>>& fields,
              const std::vector<std::optional<Buffer>>& lobs = {}) {
    fields_ = fields;
    lobs_ = lobs;
    exp::Row row{.number = 1, .range = {1000, 2000}};
    for (const auto& field : fields_) {
      row.fields.push_back(field ? std::optional(Bytes(*field)) : std::nullopt);
    }
    for (const auto& lob : lobs_) {
      row.lobs.push_back(lob ? std::optional(Bytes(*lob)) : std::nullopt);
    }
    decoder_->decode(row, values_);
  }

  // The value of a column as text.
  std::string text(std::size_t column) const {
    std::string out;
    types::append_text(out, values_.at(column));
    return out;
  }

  template <typename T>
  bool is(std::size_t column) const {
    return std::holds_alternative<T>(values_.at(column));
  }

  std::span<const exp::FieldProblem> problems() const { return decoder_->problems(); }

 private:
  charset::Decoders decoders_;
  exp::DataHead head_;
  std::optional<exp::RowDecoder> decoder_;
  std::vector<std::optional<Buffer>> fields_;
  std::vector<std::optional<Buffer>> lobs_;
  std::vector<types::Value> values_;
};

types::ColumnType text_column(std::uint16_t charset, std::uint16_t form = types::form_implicit) {
  return {.code = TypeCode::varchar2, .size = 40, .charset_id = charset, .charset_form = form};
}

types::ColumnType clob_column(std::uint16_t charset) {
  return {.code = TypeCode::clob, .charset_id = charset, .charset_form = types::form_implicit};
}

Buffer bytes(std::string_view utf8, const char* converter) {
  return test::bytes_of(encode(utf8, converter));
}

}  // namespace

TEST_CASE("text is decoded in the character set of its own column") {
  Fixture row({text_column(171), text_column(852), text_column(873), text_column(2000, 2)});
  row.decode({bytes("Привет", "windows-1251"), bytes("表格", "gbk"), test::bytes_of("naïve"),
              bytes("Ω", "UTF-16BE")});
  CHECK(row.text(0) == "Привет");
  CHECK(row.text(1) == "表格");
  CHECK(row.text(2) == "naïve");
  CHECK(row.text(3) == "Ω");
  CHECK(row.problems().empty());
}

TEST_CASE("a column whose descriptor names no character set has the client's") {
  Fixture row({{.code = TypeCode::long_text}, clob_column(0)}, {.client = 31});
  row.decode({from_hex("4d f6 77 65"), test::lob_locator(8, LobKind::clob)},
             {from_hex("53 fc 64")});
  CHECK(row.text(0) == "Möwe");
  CHECK(row.text(1) == "Süd");
}

TEST_CASE("an override is read instead of every label but the national set's") {
  Fixture row({text_column(1), text_column(2000, 2), {.code = TypeCode::long_text}},
              {.client = 1, .override_ = 171});
  row.decode({bytes("Да", "windows-1251"), bytes("Нет", "UTF-16BE"), bytes("Да", "windows-1251")});
  CHECK(row.text(0) == "Да");
  CHECK(row.text(1) == "Нет");
  CHECK(row.text(2) == "Да");
}

TEST_CASE("an override does not change CLOBs that are UTF-16") {
  Fixture row({clob_column(873), clob_column(31)}, {.client = 1, .override_ = 171});
  row.decode({test::lob_locator(11, LobKind::clob, true), test::lob_locator(8, LobKind::clob)},
             {bytes("Да", "UTF-16BE"), bytes("Нет", "windows-1251")});
  CHECK(row.text(0) == "Да");
  CHECK(row.text(1) == "Нет");
}

TEST_CASE("a CLOB is in its column's set or in UTF-16 of either byte order") {
  Fixture row({clob_column(873), clob_column(873), clob_column(873), clob_column(178)});
  row.decode(
      {test::lob_locator(11, LobKind::clob, true), test::lob_locator(23, LobKind::clob, true),
       test::lob_locator(9, LobKind::clob, true), test::lob_locator(11, LobKind::clob)},
      {bytes("größer", "UTF-16BE"), bytes("größer", "UTF-16BE"), bytes("größer", "UTF-16LE"),
       bytes("größer", "windows-1252")});
  for (std::size_t column = 0; column < 4; ++column) CHECK(row.text(column) == "größer");
  CHECK(row.problems().empty());
}

TEST_CASE("LOB values go to the LOB columns that are not NULL, in their order") {
  Fixture row({{.code = TypeCode::blob}, clob_column(873), {.code = TypeCode::blob}});
  row.decode(
      {test::lob_locator(11, LobKind::blob), std::nullopt, test::lob_locator(11, LobKind::blob)},
      {from_hex("01"), from_hex("02 03")});
  CHECK(row.is<types::Raw>(0));
  CHECK(row.text(0) == "\\x01");
  CHECK(row.is<types::Null>(1));
  CHECK(row.text(2) == "\\x0203");
}

TEST_CASE("a LOB locator without a value keeps the locator and is told of") {
  Fixture row({{.code = TypeCode::blob}, {.code = TypeCode::blob}});
  row.decode({test::lob_locator(11, LobKind::blob), test::lob_locator(11, LobKind::blob)},
             {from_hex("01")});
  CHECK(row.text(0) == "\\x01");
  CHECK(row.is<types::Undecoded>(1));
  REQUIRE(row.problems().size() == 1);
  CHECK(row.problems()[0].code == Code::missing_lob);
  CHECK(row.problems()[0].column == 1);
}

TEST_CASE("a CLOB whose locator is none keeps its bytes") {
  Fixture row({clob_column(873)});
  row.decode({from_hex("00 01")}, {test::bytes_of("text")});
  CHECK(row.is<types::Undecoded>(0));
  CHECK(row.text(0) == "\\x74657874");
  REQUIRE(row.problems().size() == 1);
  CHECK(row.problems()[0].code == Code::bad_value);
}

TEST_CASE("an empty CLOB is empty text and not NULL") {
  Fixture row({clob_column(873)});
  row.decode({test::lob_locator(11, LobKind::clob, true)}, {Buffer{}});
  CHECK(row.is<types::Text>(0));
  CHECK(row.text(0).empty());
}

TEST_CASE("text of an unknown character set stays bytes, told of once for each column") {
  Fixture row({text_column(unknown_charset), text_column(unknown_charset)});
  row.decode({test::bytes_of("ab"), std::nullopt});
  CHECK(row.is<types::Undecoded>(0));
  CHECK(row.text(0) == "\\x6162");
  REQUIRE(row.problems().size() == 1);
  CHECK(row.problems()[0].code == Code::no_conversion);
  row.decode({test::bytes_of("ab"), test::bytes_of("cd")});
  REQUIRE(row.problems().size() == 1);
  CHECK(row.problems()[0].column == 1);
  row.decode({test::bytes_of("ab"), test::bytes_of("cd")});
  CHECK(row.problems().empty());
  CHECK(row.text(1) == "\\x6364");
}

TEST_CASE("bytes that are no text become U+FFFD and a problem with the field's place") {
  Fixture row({text_column(873), text_column(873)});
  row.decode({test::bytes_of("four"), from_hex("61 ff 62 80 63")});
  CHECK(row.text(1) == "a\ufffdb\ufffdc");
  REQUIRE(row.problems().size() == 1);
  const exp::FieldProblem& problem = row.problems()[0];
  CHECK(problem.code == Code::undecodable_text);
  CHECK(problem.column == 1);
  CHECK(problem.offset == 1000 + 2 + 4 + 2);
  CHECK(problem.message.find("AL32UTF8") != std::string::npos);
  CHECK(problem.message.find("2 bad sequences") != std::string::npos);
  CHECK(problem.message.find("61ff628063") != std::string::npos);
}

TEST_CASE("a value that is none of its type keeps its bytes and is told of") {
  Fixture row({{.code = TypeCode::number}, {.code = TypeCode::date}});
  row.decode({from_hex("c1 02"), from_hex("77 c6 0d 19 01 01 01")});
  CHECK(row.text(0) == "1");
  CHECK(row.is<types::Undecoded>(1));
  REQUIRE(row.problems().size() == 1);
  CHECK(row.problems()[0].code == Code::bad_value);
  CHECK(row.problems()[0].message.find("77c60d19010101") != std::string::npos);
}

TEST_CASE("a column of an unknown type keeps its bytes and is told of") {
  Fixture row({{.code = static_cast<TypeCode>(250)}});
  row.decode({from_hex("01 02")});
  CHECK(row.text(0) == "\\x0102");
  REQUIRE(row.problems().size() == 1);
  CHECK(row.problems()[0].code == Code::unknown_type);
}

TEST_CASE("the bytes in a message are cut at 32") {
  Fixture row({{.code = static_cast<TypeCode>(250)}});
  row.decode({Buffer(100, 0xab)});
  std::string shown;
  for (int i = 0; i < 32; ++i) shown += "ab";
  CHECK(row.problems()[0].message.ends_with(shown + "…"));
}

TEST_CASE("problems are those of the last row alone") {
  Fixture row({text_column(873)});
  row.decode({from_hex("ff")});
  CHECK(row.problems().size() == 1);
  row.decode({from_hex("61")});
  CHECK(row.problems().empty());
}

TEST_CASE("LOB values that no column has a locator for are told of once") {
  Fixture row({{.code = TypeCode::number}, {.code = TypeCode::object}, {.code = TypeCode::blob}});
  for (const std::size_t problems : {1u, 0u}) {
    row.decode({from_hex("c1 02"), from_hex("84 01 03"), test::lob_locator(11, LobKind::blob)},
               {from_hex("01"), from_hex("02")});
    CHECK(row.text(2) == "\\x01");
    REQUIRE(row.problems().size() == problems);
    if (problems == 0) continue;
    CHECK(row.problems()[0].code == Code::surplus_lob);
    CHECK(row.problems()[0].column == 1);
  }
}

TEST_CASE("a BFILE is the bytes of its locator") {
  Fixture row({{.code = TypeCode::bfile}});
  const std::string names = std::string("\0\3DIR\0\5a.txt", 12);
  Buffer locator = from_hex("00 1a 00 01 08 00 00 00 00 01 00 00 00 00 00 00");
  locator.insert(locator.end(), names.begin(), names.end());
  row.decode({locator});
  CHECK(row.is<types::Object>(0));
  CHECK(row.problems().empty());
  row.decode({from_hex("00 01 02")});
  CHECK(row.is<types::Undecoded>(0));
  CHECK(row.problems().size() == 1);
}

TEST_CASE("a message about a CLOB names the set that it was read in") {
  Fixture row({clob_column(873)});
  row.decode({test::lob_locator(11, LobKind::clob, true)}, {from_hex("d8 00")});
  REQUIRE(row.problems().size() == 1);
  CHECK(row.problems()[0].message.find("AL16UTF16") != std::string::npos);
}
