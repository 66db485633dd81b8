#include "src/source/sqlite/sqlite_database.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <optional>

#include "src/source/read_value.hpp"
#include "src/source/sqlite/catalog.hpp"
#include "src/target/sqlite/dialect.hpp"

namespace exhume::source::sqlite {
namespace {

using target::quoted_name;
using target::sqlite::Access;
using target::sqlite::Connection;
using target::sqlite::Statement;
using target::sqlite::StorageClass;
using types::TypeCode;
using types::Value;

// A REAL as the decimal that SQLite shows, 15 digits.
Value from_real(const Statement& row, int column, TypeCode code) {
  if (code == TypeCode::binary_double) return types::BinaryDouble::from(row.real(column));
  if (code == TypeCode::binary_float) {
    return types::BinaryFloat::from(static_cast<float>(row.real(column)));
  }
  types::ByteBuffer none;
  return read_value(code, row.text_view(column), none);
}

Value from_integer(const Statement& row, int column, TypeCode code) {
  if (code == TypeCode::number) return types::Number::from_int64(row.integer(column));
  return from_real(row, column, code);
}

bool holds_bytes(TypeCode code) {
  return code == TypeCode::raw || code == TypeCode::long_raw || code == TypeCode::blob;
}

// An import writes digits that SQLite would round as bytes.
Value from_blob(const Statement& row, int column, TypeCode code) {
  const Bytes bytes = row.bytes(column);
  if (holds_bytes(code)) {
    if (bytes.empty() && code != TypeCode::blob) return types::Null{};
    return types::Raw{bytes};
  }
  types::ByteBuffer none;
  if (code == TypeCode::number) return read_value(code, as_text(bytes), none);
  return types::Undecoded{bytes, "bytes in a column of another type"};
}

Value from_text(const Statement& row, int column, TypeCode code) {
  if (holds_bytes(code)) return types::Raw{as_bytes(row.text_view(column))};
  types::ByteBuffer none;
  return read_value(code, row.text_view(column), none);
}

Value read(const Statement& row, int column, TypeCode code) {
  switch (row.storage_class(column)) {
    case StorageClass::null: break;
    case StorageClass::integer: return from_integer(row, column, code);
    case StorageClass::real: return from_real(row, column, code);
    case StorageClass::text: return from_text(row, column, code);
    case StorageClass::blob: return from_blob(row, column, code);
  }
  return types::Null{};
}

class SqliteDatabase final : public Database {
 public:
  SqliteDatabase(const std::string& path, const std::string& own_user, Diagnostics& diagnostics)
      : path_(path),
        connection_(path, Access::read_only),
        diagnostics_(diagnostics),
        transaction_(connection_),
        catalog_(connection_, own_user) {}

  std::string description() const override {
    return fmt::format("SQLite {}, file {}", sqlite3_libversion(), path_);
  }

  std::vector<std::string> owners() override { return catalog_.owners(); }
  std::vector<std::string> tables(const std::string& owner) override {
    return catalog_.tables(owner);
  }
  std::vector<Object> objects(const std::string& owner) override { return catalog_.objects(owner); }

  Table table(const std::string& owner, const std::string& name) override {
    const auto declared = [](const sql::DataType& type) {
      return target::sqlite::declared_type(type);
    };
    return assemble(catalog_.table(owner, name), catalog_.definitions(), declared, diagnostics_);
  }

  std::vector<sql::CreateSequence> sequences(const std::string& owner) override {
    std::vector<sql::CreateSequence> out;
    for (const target::Definition& kept : catalog_.definitions()) {
      if (kept.kind != "sequence" || kept.owner != owner) continue;
      const auto next = catalog_.next_value(owner, kept.name);
      if (auto sequence = sequence_of(kept, next.value_or("1"))) out.push_back(*sequence);
    }
    return out;
  }

  void begin_rows(const Table& table, const std::string& condition) override {
    codes_.clear();
    std::string columns;
    for (const StoredColumn& column : table.stored) {
      codes_.push_back(column.code);
      columns += (columns.empty() ? "" : ", ") + quoted_name(column.found_name);
    }
    values_.resize(codes_.size());
    rows_.emplace(connection_.prepare(
        fmt::format("SELECT {} FROM {} {}", columns, table.found_name, condition)));
  }

  const Values* next_row() override {
    if (!rows_->step()) {
      rows_.reset();
      return nullptr;
    }
    for (std::size_t i = 0; i < codes_.size(); ++i) {
      values_[i] = read(*rows_, static_cast<int>(i), codes_[i]);
    }
    return &values_;
  }

 private:
  // One snapshot from the first query on.
  struct Transaction {
    explicit Transaction(Connection& connection) { connection.execute("BEGIN"); }
  };

  std::string path_;
  Connection connection_;
  Diagnostics& diagnostics_;
  Transaction transaction_;
  Catalog catalog_;
  std::vector<TypeCode> codes_;
  std::optional<Statement> rows_;
  Values values_;
};

}  // namespace

std::unique_ptr<Database> open_database(const std::string& path, const std::string& own_user,
                                        Diagnostics& diagnostics) {
  return std::make_unique<SqliteDatabase>(path, own_user, diagnostics);
}

}  // namespace exhume::source::sqlite
