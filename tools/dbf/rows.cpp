#include <fmt/format.h>

#include <map>
#include <utility>

#include "formats/datafile/block_type.hpp"
#include "formats/datafile/data_block.hpp"
#include "formats/datafile/field.hpp"
#include "src/datafile/guess_types.hpp"
#include "src/io/output.hpp"
#include "tools/dbf/commands.hpp"

namespace exhume::tools {
namespace {

using datafile::ColumnGuess;
using datafile::DataBlock;
using datafile::RowPiece;

struct Arguments {
  FileArguments file;
  std::vector<std::uint64_t> blocks;
  bool hex = false;
  bool json = false;
};

/// A table within a cluster, or a plain table as number 0.
using TableKey = std::pair<std::uint32_t, std::size_t>;  // data object id, table
using Guesses = std::map<TableKey, std::vector<ColumnGuess>>;

// Hands the table blocks among `numbers` to `use`, and what cannot be read to `diagnostics`.
template <typename Use>
void for_each_block(const datafile::BlockFile& file, const std::vector<std::uint64_t>& numbers,
                    Diagnostics& diagnostics, Use use) {
  const std::uint64_t begin = numbers.empty() ? file.geometry().first_block : 0;
  const std::uint64_t end = numbers.empty() ? file.end_block() : numbers.size();
  for (std::uint64_t i = begin; i < end; ++i) {
    const std::uint64_t number = numbers.empty() ? i : numbers[i];
    const std::vector<std::uint8_t> bytes = file.block(number);
    const datafile::BlockView block(bytes, file.geometry().order);
    const bool has_rows = block.has(0, 21) &&
                          block.u8(0) == datafile::block_type::transaction_data &&
                          block.u8(20) != datafile::TransactionLayer::kind_index;
    if (numbers.empty() && !has_rows) continue;
    try {
      use(number, DataBlock(block));
    } catch (const Error& error) {
      diagnostics.report({.code = error.code(),
                          .message = fmt::format("block {}: {}", number, error.message()),
                          .place = {.file = file.name(), .offset = file.offset_of(number)}});
    }
  }
}

class NoDiagnostics final : public Diagnostics {
 public:
  void report(Diagnostic) override {}
};

Guesses guess(const datafile::BlockFile& file, const std::vector<std::uint64_t>& numbers) {
  std::map<TableKey, datafile::TableGuesser> guessers;
  NoDiagnostics second_pass_reports;
  for_each_block(file, numbers, second_pass_reports, [&](std::uint64_t, const DataBlock& data) {
    for (std::size_t slot = 0; slot < data.slots(); ++slot) {
      try {
        const auto row = data.row(slot);
        if (row) guessers[{data.transactions().object, data.table_of(slot)}].add(*row);
      } catch (const Error&) {
        continue;
      }
    }
  });
  Guesses guesses;
  for (const auto& [key, guesser] : guessers) guesses[key] = guesser.guesses();
  return guesses;
}

std::string_view type_text(const ColumnGuess& guess) {
  return guess.values == 0 ? "unknown" : types::type_name(guess.type);
}

types::TypeCode type_of(const RowPiece& row, const std::vector<ColumnGuess>& guesses,
                        std::size_t column) {
  const bool is_guessed = row.has(RowPiece::flag_first) && column < guesses.size();
  return is_guessed ? guesses[column].type : types::TypeCode::raw;
}

// Rows as lines of text, or as JSON.
class Printer {
 public:
  Printer(const Arguments& arguments, const Guesses& guesses)
      : arguments_(arguments), guesses_(guesses) {
    arguments.json ? print_json_tables() : print_text_tables();
  }

  void begin_block(std::uint64_t number, const DataBlock& data) {
    number_ = number;
    object_ = data.transactions().object;
    if (arguments_.json) return;
    out_.write(fmt::format("\nblock {}, object {}, {} rows{}\n", number, object_, data.slots(),
                           data.is_compressed() ? ", compressed: not decoded" : ""));
    out_.write("  slot offset flag K C H D F L P N lock  cc  columns\n");
  }

  void add(std::size_t slot, std::size_t table, const RowPiece& row) {
    const auto found = guesses_.find({object_, table});
    static const std::vector<ColumnGuess> none;
    const std::vector<ColumnGuess>& guesses = found != guesses_.end() ? found->second : none;
    arguments_.json ? print_json(slot, table, row, guesses) : print_text(slot, row, guesses);
  }

  void finish() {
    if (arguments_.json) out_.write("\n]}\n");
    out_.commit();
  }

 private:
  void print_text_tables() {
    for (const auto& [key, columns] : guesses_) {
      out_.write(fmt::format("object {}{}: types guessed from the rows\n", key.first,
                             key.second > 0 ? fmt::format(", table {}", key.second) : ""));
      for (std::size_t i = 0; i < columns.size(); ++i) {
        const ColumnGuess& guess = columns[i];
        out_.write(fmt::format("  Field{:<4} {:<28}{}: {} of {} values fit\n", i + 1,
                               type_text(guess), to_string(guess.sureness), guess.fitting,
                               guess.values));
      }
    }
  }

  void print_json_tables() {
    nlohmann::ordered_json tables = nlohmann::ordered_json::array();
    for (const auto& [key, columns] : guesses_) {
      nlohmann::ordered_json list = nlohmann::ordered_json::array();
      for (const ColumnGuess& guess : columns) {
        list.push_back({{"type", type_text(guess)},
                        {"sureness", to_string(guess.sureness)},
                        {"values", guess.values},
                        {"fitting", guess.fitting}});
      }
      tables.push_back({{"object", key.first}, {"table", key.second}, {"columns", list}});
    }
    out_.write(fmt::format("{{\"tables\": {},\n\"rows\": [", compact(tables)));
  }

  void print_text(std::size_t slot, const RowPiece& row, const std::vector<ColumnGuess>& guesses) {
    std::string line = fmt::format("  {:>4} {:>6} {:>4}", slot, row.offset, row.flags);
    for (int bit = 7; bit >= 0; --bit) line += fmt::format(" {}", row.flags >> bit & 1);
    line += fmt::format(" {:>4} {:>3}  ", row.lock, row.columns.size());
    for (std::size_t i = 0; i < row.columns.size(); ++i) {
      if (i > 0) line += " | ";
      line += datafile::value_text(type_of(row, guesses, i), row.columns[i]);
      if (arguments_.hex && row.columns[i]) {
        line += fmt::format(" [{}]", datafile::hex_text(*row.columns[i]));
      }
    }
    if (row.key_slot) line += fmt::format("  (key in slot {})", *row.key_slot);
    if (row.head) line += fmt::format("  (from {})", to_string(*row.head));
    if (row.next) line += fmt::format("  (continues at {})", to_string(*row.next));
    out_.write(line + "\n");
  }

  void print_json(std::size_t slot, std::size_t table, const RowPiece& row,
                  const std::vector<ColumnGuess>& guesses) {
    nlohmann::ordered_json columns = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < row.columns.size(); ++i) {
      const auto& column = row.columns[i];
      if (column) {
        columns.push_back({{"value", datafile::value_text(type_of(row, guesses, i), column)},
                           {"hex", datafile::hex_text(*column)}});
      } else {
        columns.push_back(nullptr);
      }
    }
    nlohmann::ordered_json json{{"block", number_},
                                {"slot", slot},
                                {"object", object_},
                                {"table", table},
                                {"offset", row.offset},
                                {"flags", datafile::row_flag_text(row.flags)},
                                {"deleted", row.is_deleted()},
                                {"lock", row.lock},
                                {"columns", columns}};
    if (row.key_slot) json["key_slot"] = *row.key_slot;
    if (row.head) json["head"] = to_string(*row.head);
    if (row.next) json["next"] = to_string(*row.next);
    out_.write(fmt::format("{}\n{}", first_ ? "" : ",", compact(json)));
    first_ = false;
  }

  const Arguments& arguments_;
  const Guesses& guesses_;
  std::uint64_t number_ = 0;
  std::uint32_t object_ = 0;
  bool first_ = true;
  io::StandardOutput out_;
};

int rows(const Arguments& arguments) {
  PrintedDiagnostics diagnostics("dbf");
  const datafile::BlockFile file = arguments.file.open();
  const Guesses guesses = guess(file, arguments.blocks);
  Printer printer(arguments, guesses);
  for_each_block(
      file, arguments.blocks, diagnostics, [&](std::uint64_t number, const DataBlock& data) {
        printer.begin_block(number, data);
        for (std::size_t slot = 0; slot < data.slots(); ++slot) {
          try {
            if (const auto row = data.row(slot)) printer.add(slot, data.table_of(slot), *row);
          } catch (const Error& error) {
            diagnostics.report(
                {.code = error.code(),
                 .message = fmt::format("block {}, slot {}: {}", number, slot, error.message()),
                 .place = {.file = file.name(), .offset = file.offset_of(number)}});
          }
        }
      });
  printer.finish();
  diagnostics.sum_up();
  return diagnostics.warnings() > 0 ? exit_warnings : exit_done;
}

}  // namespace

void add_rows(CLI::App& app, Command& chosen) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App& command =
      *app.add_subcommand("rows", "Show the rows of table blocks, with types guessed from them");
  arguments->file.add_to(command);
  command.add_option("BLOCK", arguments->blocks, "Numbers of blocks; all of the file when none");
  command.add_flag("--hex", arguments->hex, "Show the bytes of each value too");
  command.add_flag("--json", arguments->json, "Print JSON");
  command.callback([arguments, &chosen] { chosen = [arguments] { return rows(*arguments); }; });
}

}  // namespace exhume::tools
