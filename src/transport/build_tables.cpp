#include "src/transport/build_tables.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "src/base/error.hpp"

namespace exhume::transport {
namespace {

class TableChooser {
 public:
  TableChooser(std::span<const Orphan> files, const BuildRequest& request,
               std::vector<std::string>& remarks)
      : files_(files), request_(request), remarks_(remarks) {}

  std::vector<BuiltTable> run() {
    if (request_.tables.empty()) {
      for (const Orphan& file : files_) {
        for (const Segment& segment : file.segments) {
          if (rows_of(segment.object) != nullptr) add_unnamed_table(file, segment);
        }
      }
    }
    for (const TableSpec& spec : request_.tables) add_table(spec);
    std::ranges::stable_sort(tables_, {}, &BuiltTable::owner);
    if (tables_.empty()) {
      remarks_.emplace_back("The files have no segment with table rows: the dump has no table.");
    }
    return std::move(tables_);
  }

 private:
  const ObjectRows* rows_of(std::uint32_t object) const {
    for (const Orphan& file : files_) {
      const auto found = std::ranges::find(file.tables, object, &ObjectRows::object);
      if (found != file.tables.end()) return &*found;
    }
    return nullptr;
  }

  void add_unnamed_table(const Orphan& file, const Segment& segment) {
    TableSpec spec;
    spec.table.name.object.text = fmt::format("TABLE_{}", segment.object);
    spec.object = segment.object;
    add_table(spec, file, segment);
  }

  void add_table(const TableSpec& spec) {
    std::vector<std::pair<const Orphan*, Segment>> found;
    std::vector<std::string> places;
    for (const Orphan& file : files_) {
      for (const Segment& segment : file.segments) {
        const bool fits =
            spec.object ? segment.object == *spec.object : rows_of(segment.object) != nullptr;
        if (!fits) continue;
        found.emplace_back(&file, segment);
        places.push_back(fmt::format("object {} (file {}, block {})", segment.object, segment.file,
                                     segment.block));
      }
    }
    const std::string name = spec.table.name.object.text;
    if (found.empty()) {
      throw Error(
          Code::imp_bad_parameter,
          fmt::format("no segment header fits table {}; dbf map shows what is in the files", name));
    }
    if (found.size() > 1) {
      throw Error(Code::imp_bad_parameter, fmt::format("table {} may be {}; say which as {}@OBJECT",
                                                       name, fmt::join(places, " or "), name));
    }
    add_table(spec, *found.front().first, found.front().second);
  }

  void add_table(const TableSpec& spec, const Orphan& file, const Segment& segment) {
    BuiltTable table{
        .owner = spec.table.name.schema ? spec.table.name.schema->text : request_.owner,
        .segment = segment};
    table.create.name.object = {spec.table.name.object.text, true};
    table.create.columns = spec.table.columns;
    if (table.create.columns.empty()) take_definition(table);
    if (table.create.columns.empty()) guess_columns(table);
    const auto option = [](std::string_view keyword, std::uint32_t value) {
      return sql::Option{std::string(keyword), std::to_string(value)};
    };
    sql::StorageClause storage;
    storage.parameters = {option("SEG_FILE", segment.file), option("SEG_BLOCK", segment.block),
                          option("OBJNO_REUSE", segment.object)};
    sql::TablespaceClause tablespace;
    tablespace.name.text = file.info.header().tablespace_name();
    table.create.clauses = {sql::PhysicalClause(storage), sql::PhysicalClause(tablespace)};
    tables_.push_back(std::move(table));
  }

  void take_definition(BuiltTable& table) const {
    const auto found =
        std::ranges::find_if(request_.definitions, [&table](const sql::CreateTable& definition) {
          return definition.name.object.text == table.create.name.object.text;
        });
    if (found != request_.definitions.end()) table.create.columns = found->columns;
  }

  void guess_columns(BuiltTable& table) {
    const ObjectRows* rows = rows_of(table.segment.object);
    if (rows == nullptr || rows->columns.empty()) {
      throw Error(Code::imp_bad_parameter,
                  fmt::format("nothing tells the columns of table {}: give them as {}(NAME TYPE, "
                              "...)",
                              table.create.name.object.text, table.create.name.object.text));
    }
    table.is_guessed = true;
    std::vector<std::string> guesses;
    for (const datafile::ColumnGuess& guess : rows->columns) {
      sql::Column column;
      column.name.text = fmt::format("FIELD{}", table.create.columns.size() + 1);
      column.type = type_of(guess.type);
      guesses.push_back(fmt::format("{} {} ({})", column.name.text, column.type->builtin,
                                    to_string(guess.sureness)));
      table.create.columns.push_back(std::move(column));
    }
    remarks_.push_back(
        fmt::format("The columns of {} are guessed from its rows: {}. Columns "
                    "that are NULL at the end of every row are not seen.",
                    table.create.name.object.text, fmt::join(guesses, ", ")));
  }

  static sql::DataType type_of(types::TypeCode code) {
    constexpr std::uint32_t longest_text = 4000;
    constexpr std::uint32_t longest_raw = 2000;
    sql::DataType type;
    switch (code) {
      case types::TypeCode::number: type.builtin = "NUMBER"; break;
      case types::TypeCode::date: type.builtin = "DATE"; break;
      case types::TypeCode::timestamp: type.builtin = "TIMESTAMP"; break;
      case types::TypeCode::timestamp_tz:
        type.builtin = "TIMESTAMP";
        type.time_zone = sql::TimeZone::stored;
        break;
      case types::TypeCode::varchar2:
        type.builtin = "VARCHAR2";
        type.length = longest_text;
        break;
      default:
        type.builtin = "RAW";
        type.length = longest_raw;
        break;
    }
    return type;
  }

  std::span<const Orphan> files_;
  const BuildRequest& request_;
  std::vector<std::string>& remarks_;
  std::vector<BuiltTable> tables_;
};

}  // namespace

std::vector<BuiltTable> choose_tables(std::span<const Orphan> files, const BuildRequest& request,
                                      std::vector<std::string>& remarks) {
  return TableChooser(files, request, remarks).run();
}

}  // namespace exhume::transport
