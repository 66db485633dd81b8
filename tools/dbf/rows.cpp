#include <fmt/format.h>

#include <map>
#include <set>
#include <utility>

#include "charset/decoder.hpp"
#include "formats/datafile/block_type.hpp"
#include "formats/datafile/data_block.hpp"
#include "formats/datafile/field.hpp"
#include "src/base/text.hpp"
#include "src/datafile/guess_types.hpp"
#include "src/datafile/row_chain.hpp"
#include "src/io/output.hpp"
#include "tools/common/json.hpp"
#include "tools/dbf/commands.hpp"

namespace exhume::tools {
namespace {

using datafile::ColumnGuess;
using datafile::DataBlock;
using datafile::JoinedRow;
using datafile::RowAddress;
using datafile::RowPiece;

struct Arguments {
  FileArguments file;
  std::vector<std::uint64_t> blocks;
  std::string charset;
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

// What the first pass over the blocks finds out.
struct Survey {
  Guesses guesses;
  std::set<RowAddress> continuations;  // pieces that another one leads to
};

bool is_in_pieces(const RowPiece& row) {
  return row.has(RowPiece::flag_head) && row.next.has_value();
}

Survey survey(const datafile::BlockFile& file, const std::vector<std::uint64_t>& numbers,
              datafile::RowJoiner& joiner) {
  Survey found;
  std::map<TableKey, datafile::TableGuesser> guessers;
  NoDiagnostics second_pass_reports;
  for_each_block(file, numbers, second_pass_reports, [&](std::uint64_t, const DataBlock& data) {
    for (std::size_t slot = 0; slot < data.slots(); ++slot) {
      try {
        const auto row = data.row(slot);
        if (!row) continue;
        if (row->next) found.continuations.insert(*row->next);
        datafile::TableGuesser& guesser =
            guessers[{data.transactions().object, data.table_of(slot)}];
        is_in_pieces(*row) ? guesser.add(joiner.join(*row).columns()) : guesser.add(*row);
      } catch (const Error& error) {
        if (error.code() == Code::read_failed) throw;
      }
    }
  });
  for (const auto& [key, guesser] : guessers) found.guesses[key] = guesser.guesses();
  return found;
}

std::string_view type_text(const ColumnGuess& guess) {
  return guess.values == 0 ? "unknown" : types::type_name(guess.type);
}

types::TypeCode type_of(const RowPiece& row, const std::vector<ColumnGuess>& guesses,
                        std::size_t column) {
  const bool begins_row = row.has(RowPiece::flag_first) || row.has(RowPiece::flag_head);
  const bool is_guessed = begins_row && column < guesses.size();
  return is_guessed ? guesses[column].type : types::TypeCode::raw;
}

// Rows as lines of text, or as JSON.
class Printer {
 public:
  Printer(const Arguments& arguments, const Guesses& guesses)
      : arguments_(arguments), guesses_(guesses), decoder_(decoder_of(arguments.charset)) {
    arguments.json ? print_json_tables() : print_text_tables();
  }

  void begin_block(std::uint64_t number, const DataBlock& data) {
    number_ = number;
    object_ = data.transactions().object;
    if (arguments_.json) return;
    out_.write(fmt::format("\nblock {}, object {}, {}{}\n", number, object_,
                           counted(data.slots(), "row"),
                           data.is_compressed() ? ", compressed: not decoded" : ""));
    out_.write("  slot offset flag K C H D F L P N lock  cc  columns\n");
  }

  /// `row` has the columns of all its pieces, which `joined` tells of when there are several.
  void add(std::size_t slot, std::size_t table, const RowPiece& row, const JoinedRow* joined) {
    const auto found = guesses_.find({object_, table});
    static const std::vector<ColumnGuess> none;
    const std::vector<ColumnGuess>& guesses = found != guesses_.end() ? found->second : none;
    arguments_.json ? print_json(slot, table, row, guesses, joined)
                    : print_text(slot, row, guesses, joined);
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

  // Text in the character set that the user knows, everything else as value_text() shows it.
  std::string shown(types::TypeCode type, const std::optional<Bytes>& value) const {
    if (!decoder_ || !value || !types::is_character(type)) return datafile::value_text(type, value);
    std::string utf8;
    charset::BadSpots bad;
    decoder_->decode(*value, utf8, bad);
    return bad.empty() ? printable(utf8) : datafile::value_text(type, value);
  }

  void print_text(std::size_t slot, const RowPiece& row, const std::vector<ColumnGuess>& guesses,
                  const JoinedRow* joined) {
    std::string line = fmt::format("  {:>4} {:>6} {:>4}", slot, row.offset, row.flags);
    for (int bit = 7; bit >= 0; --bit) line += fmt::format(" {}", row.flags >> bit & 1);
    line += fmt::format(" {:>4} {:>3}  ", row.lock, row.columns.size());
    for (std::size_t i = 0; i < row.columns.size(); ++i) {
      if (i > 0) line += " | ";
      line += shown(type_of(row, guesses, i), row.columns[i]);
      if (arguments_.hex && row.columns[i]) {
        line += fmt::format(" [{}]", datafile::hex_text(*row.columns[i]));
      }
    }
    if (row.key_slot) line += fmt::format("  (key in slot {})", *row.key_slot);
    if (row.head) line += fmt::format("  (from {})", to_string(*row.head));
    if (joined != nullptr) {
      line += fmt::format("  ({}with {} at {})", joined->problem ? "incomplete, " : "",
                          counted(joined->pieces.size(), "more piece"), piece_list(*joined));
    } else if (row.next) {
      line += fmt::format("  (continues at {})", to_string(*row.next));
    }
    if (!row.has(RowPiece::flag_head)) line += "  (a piece whose row does not begin here)";
    out_.write(line + "\n");
  }

  void print_json(std::size_t slot, std::size_t table, const RowPiece& row,
                  const std::vector<ColumnGuess>& guesses, const JoinedRow* joined) {
    nlohmann::ordered_json columns = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < row.columns.size(); ++i) {
      const auto& column = row.columns[i];
      if (column) {
        columns.push_back({{"value", shown(type_of(row, guesses, i), column)},
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
    if (joined != nullptr) {
      json["pieces"] = nlohmann::ordered_json::array();
      for (const RowAddress& piece : joined->pieces) json["pieces"].push_back(to_string(piece));
      json["complete"] = !joined->problem;
    }
    out_.write(fmt::format("{}\n{}", first_ ? "" : ",", compact(json)));
    first_ = false;
  }

  static std::string piece_list(const JoinedRow& joined) {
    std::string out;
    for (const RowAddress& piece : joined.pieces) {
      out += fmt::format("{}{}", out.empty() ? "" : ", ", to_string(piece));
    }
    return out;
  }

  static std::shared_ptr<const charset::Decoder> decoder_of(const std::string& name) {
    if (name.empty()) return nullptr;
    const charset::CharacterSet* set = charset::find(std::string_view(name));
    if (set != nullptr) return charset::make_decoder(*set);
    throw Error(Code::imp_unknown_charset, fmt::format("character set {} is unknown", name));
  }

  const Arguments& arguments_;
  const Guesses& guesses_;
  std::shared_ptr<const charset::Decoder> decoder_;
  std::uint64_t number_ = 0;
  std::uint32_t object_ = 0;
  bool first_ = true;
  io::StandardOutput out_;
};

// Prints the rows that begin in the block, and pieces that no row leads to.
class RowLister {
 public:
  RowLister(const datafile::BlockFile& file, const std::set<RowAddress>& continuations,
            datafile::RowJoiner& joiner, Printer& printer, Diagnostics& diagnostics)
      : file_(file),
        continuations_(continuations),
        joiner_(joiner),
        printer_(printer),
        diagnostics_(diagnostics),
        rules_(rules_of(file)) {}

  void list(std::uint64_t number, const DataBlock& data) {
    printer_.begin_block(number, data);
    for (std::size_t slot = 0; slot < data.slots(); ++slot) {
      try {
        auto row = data.row(slot);
        if (!row || is_part_of_another(*row, number, slot)) continue;
        print(number, slot, data.table_of(slot), *row);
      } catch (const Error& error) {
        if (error.code() != Code::bad_structure) throw;
        report(number, slot, error.message());
      }
    }
  }

 private:
  bool is_part_of_another(const RowPiece& row, std::uint64_t number, std::size_t slot) const {
    return !row.has(RowPiece::flag_head) &&
           continuations_.contains({rules_.address_of(number), static_cast<std::uint16_t>(slot)});
  }

  void print(std::uint64_t number, std::size_t slot, std::size_t table, RowPiece& row) {
    if (!is_in_pieces(row)) {
      printer_.add(slot, table, row, nullptr);
      return;
    }
    const JoinedRow joined = joiner_.join(row);
    row.columns = joined.columns();
    printer_.add(slot, table, row, &joined);
    if (joined.problem) report(number, slot, *joined.problem);
  }

  void report(std::uint64_t number, std::size_t slot, const std::string& problem) {
    diagnostics_.report({.code = Code::bad_structure,
                         .message = fmt::format("block {}, slot {}: {}", number, slot, problem),
                         .place = {.file = file_.name(), .offset = file_.offset_of(number)}});
  }

  const datafile::BlockFile& file_;
  const std::set<RowAddress>& continuations_;
  datafile::RowJoiner& joiner_;
  Printer& printer_;
  Diagnostics& diagnostics_;
  datafile::BlockRules rules_;
};

int rows(const Arguments& arguments) {
  PrintedDiagnostics diagnostics("dbf");
  const datafile::BlockFile file = arguments.file.open();
  datafile::RowJoiner joiner(file);
  const Survey found = survey(file, arguments.blocks, joiner);
  Printer printer(arguments, found.guesses);
  RowLister lister(file, found.continuations, joiner, printer, diagnostics);
  for_each_block(file, arguments.blocks, diagnostics,
                 [&](std::uint64_t number, const DataBlock& data) { lister.list(number, data); });
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
  command.add_option("--charset", arguments->charset,
                     "The character set of the database, to show text that is not ASCII");
  command.add_flag("--hex", arguments->hex, "Show the bytes of each value too");
  command.add_flag("--json", arguments->json, "Print JSON");
  command.callback([arguments, &chosen] { chosen = [arguments] { return rows(*arguments); }; });
}

}  // namespace exhume::tools
