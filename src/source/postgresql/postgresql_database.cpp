#include "src/source/postgresql/postgresql_database.hpp"

#include <fmt/format.h>

#include "src/source/postgresql/catalog.hpp"
#include "src/source/postgresql/native_type.hpp"
#include "src/source/read_value.hpp"
#include "src/target/copy_text.hpp"
#include "src/target/postgresql/dialect.hpp"

namespace exhume::source::postgresql {
namespace {

using target::quoted_name;
using target::postgresql::Connection;
using types::TypeCode;

// Times as they were written and in UTC, whatever the session would have.
constexpr const char* settings = "SET timezone = 'UTC'; SET intervalstyle = 'postgres'";

// PostgreSQL writes BC behind the time, the canonical text a sign before the year.
void put_sign_first(std::string& moment) {
  constexpr std::string_view before_christ = " BC";
  if (!moment.ends_with(before_christ)) return;
  moment.resize(moment.size() - before_christ.size());
  moment.insert(0, "-");
}

bool is_moment(TypeCode code) {
  return code == TypeCode::date || code == TypeCode::timestamp || code == TypeCode::timestamp_tz ||
         code == TypeCode::timestamp_ltz;
}

class PostgresqlDatabase final : public Database {
 public:
  PostgresqlDatabase(const std::string& uri, const std::string& own_user, Snapshot snapshot,
                     Diagnostics& diagnostics)
      : connection_(begun(uri, snapshot)),
        diagnostics_(diagnostics),
        catalog_(connection_, own_user) {}

  std::string description() const override { return connection_.description(); }
  std::vector<std::string> owners() override { return catalog_.owners(); }
  std::vector<std::string> tables(const std::string& owner) override {
    return catalog_.tables(owner);
  }
  std::vector<Object> objects(const std::string& owner) override { return catalog_.objects(owner); }
  std::vector<sql::CreateSequence> sequences(const std::string& owner) override {
    return catalog_.sequences(owner);
  }

  Table table(const std::string& owner, const std::string& name) override {
    const auto declared = [](const sql::DataType& type) {
      return target::postgresql::declared_type(type);
    };
    return assemble(catalog_.table(owner, name), catalog_.definitions(), declared, diagnostics_);
  }

  void begin_rows(const Table& table, const std::string& condition) override {
    codes_.clear();
    std::string columns;
    for (const StoredColumn& column : table.stored) {
      codes_.push_back(column.code);
      columns += (columns.empty() ? "" : ", ") +
                 text_of(quoted_name(column.found_name), column.declared, column.type);
    }
    bytes_.resize(codes_.size());
    values_.resize(codes_.size());
    connection_.begin_receiving(
        fmt::format("COPY (SELECT {} FROM {} {}) TO STDOUT", columns, table.found_name, condition));
  }

  const Values* next_row() override {
    const auto line = connection_.receive();
    if (!line) return nullptr;
    texts_ = target::copy_values(*line);
    for (std::size_t i = 0; i < codes_.size(); ++i) values_[i] = value(i);
    return &values_;
  }

 private:
  static Connection begun(const std::string& uri, Snapshot snapshot) {
    Connection connection(uri);
    connection.execute(settings);
    connection.execute(snapshot == Snapshot::one
                           ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
                           : "BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY");
    return connection;
  }

  types::Value value(std::size_t i) {
    std::optional<std::string>& text = texts_[i];
    if (!text) return types::Null{};
    if (is_moment(codes_[i])) put_sign_first(*text);
    return read_value(codes_[i], *text, bytes_[i]);
  }

  Connection connection_;
  Diagnostics& diagnostics_;
  Catalog catalog_;
  std::vector<TypeCode> codes_;
  std::vector<std::optional<std::string>> texts_;
  std::vector<types::ByteBuffer> bytes_;
  Values values_;
};

}  // namespace

std::unique_ptr<Database> open_database(const std::string& uri, const std::string& own_user,
                                        Snapshot snapshot, Diagnostics& diagnostics) {
  return std::make_unique<PostgresqlDatabase>(uri, own_user, snapshot, diagnostics);
}

}  // namespace exhume::source::postgresql
