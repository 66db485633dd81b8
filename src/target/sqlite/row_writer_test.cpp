#include "src/target/sqlite/row_writer.hpp"

#include <catch2/catch.hpp>

#include <limits>
#include <random>

using namespace exhume;
using namespace exhume::target::sqlite;
using types::Number;

namespace {

// A table of one column declared so, into which values go and come back as SQLite shows them.
class OneColumn {
 public:
  explicit OneColumn(const std::string& declared) : connection_(":memory:") {
    connection_.execute("CREATE TABLE t (a " + declared + ")");
    writer_.emplace(connection_.prepare("INSERT INTO t VALUES (?)"),
                    std::vector{affinity_of(declared)});
  }

  std::string store(const types::Value& value) {
    connection_.execute("DELETE FROM t");
    const int code = writer_->insert(std::vector{value});
    if (!writer_->refusal().empty()) return writer_->refusal();
    REQUIRE(code == 0);
    Statement query = connection_.prepare("SELECT typeof(a), a FROM t");
    query.step();
    return query.text(0) + " " + query.text(1);
  }

  std::string store(const char* decimal) { return store(*Number::from_decimal(decimal)); }

 private:
  Connection connection_;
  std::optional<RowWriter> writer_;
};

}  // namespace

TEST_CASE("a NUMBER is stored in the smallest form that keeps all digits") {
  OneColumn any("");
  CHECK(any.store("0") == "integer 0");
  CHECK(any.store("-42") == "integer -42");
  CHECK(any.store("9223372036854775807") == "integer 9223372036854775807");
  CHECK(any.store("9223372036854775808") == "text 9223372036854775808");
  CHECK(any.store("0.1") == "real 0.1");
  CHECK(any.store("0.0001") == "real 0.0001");
  CHECK(any.store("0.00001") == "text 0.00001");
  CHECK(any.store("-99999999999999.5") == "real -99999999999999.5");
  CHECK(any.store("123456789012345.5") == "text 123456789012345.5");
  CHECK(any.store("0.3333333333333333333333") == "text 0.3333333333333333333333");
  CHECK(any.store(Number::infinity(true)) == "text -Infinity");
}

TEST_CASE("no column turns digits into a nearby number") {
  CHECK(OneColumn("INTEGER").store("12345678901234567890.5") ==
        "SQLite would round 12345678901234567890.5 in column 1");
  CHECK(OneColumn("DECIMAL(9,2)").store("-123456789012345678.25") ==
        "SQLite would round -123456789012345678.25 in column 1");
  CHECK(OneColumn("REAL").store("9007199254740993") ==
        "SQLite would round 9007199254740993 in column 1");
  CHECK(OneColumn("REAL").store("5") == "real 5.0");
  CHECK(OneColumn("NUMERIC").store("100000000000000000000") == "real 1.0e+20");
  CHECK(OneColumn("NUMERIC").store("-0.00001") == "real -1.0e-05");
  CHECK(OneColumn("DECIMAL(9,2)").store("1234567.25") == "real 1234567.25");
  CHECK(OneColumn("VARCHAR(9)").store("1234567.25") == "text 1234567.25");
}

TEST_CASE("what SQLite shows of any NUMBER is its canonical text") {
  OneColumn any("");
  std::mt19937 random(7);
  for (int i = 0; i < 5000; ++i) {
    std::string digits;
    for (std::size_t n = 1 + random() % 20; n > 0; --n) {
      digits.push_back(static_cast<char>('0' + random() % 10));
    }
    digits += "e" + std::to_string(static_cast<int>(random() % 50) - 30);
    const auto number = Number::from_decimal((random() % 2 == 0 ? "-" : "") + digits);
    REQUIRE(number);
    std::string canonical;
    append_text(canonical, *number);
    const std::string stored = any.store(*number);
    INFO(digits << " is stored as " << stored);
    CHECK(stored.substr(stored.find(' ') + 1) == canonical);
  }
}

TEST_CASE("empty values are not NULL") {
  CHECK(OneColumn("CLOB").store(types::Text{""}) == "text ");
  CHECK(OneColumn("BLOB").store(types::Raw{}) == "blob ");
  CHECK(OneColumn("BLOB").store(types::Null{}) == "null ");
}

TEST_CASE("floats are REAL, and what is no number stays readable") {
  OneColumn real("REAL");
  CHECK(real.store(types::BinaryFloat::from(0.1F)) == "real 0.1");
  CHECK(real.store(types::BinaryDouble::from(-1.5)) == "real -1.5");
  CHECK(real.store(types::BinaryDouble::from(std::numeric_limits<double>::infinity())) ==
        "real Inf");
  CHECK(real.store(types::BinaryDouble::from(std::numeric_limits<double>::quiet_NaN())) ==
        "text NaN");
}
