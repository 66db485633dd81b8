#include <fmt/format.h>

#include "formats/datafile/cache_header.hpp"
#include "src/datafile/describe.hpp"
#include "src/io/output.hpp"
#include "tools/common/json.hpp"
#include "tools/dbf/commands.hpp"

namespace exhume::tools {
namespace {

struct Arguments {
  FileArguments file;
  std::optional<std::uint64_t> number;
  bool hex = false;
  bool json = false;
};

std::string text_of(const datafile::BlockDescription& description) {
  std::string out = fmt::format("{}\n", description.title);
  for (const datafile::DescribedField& field : description.fields) {
    const std::string label =
        field.name.empty() ? field.meaning : fmt::format("{} ({})", field.name, field.meaning);
    const bool is_uncertain = field.certainty > datafile::Certainty::high;
    out += fmt::format(
        "{:>6} {:>5}  {:<64} {}{}\n", field.offset, field.size, label, field.value,
        is_uncertain ? fmt::format("  [{} certainty]", to_string(field.certainty)) : "");
  }
  for (const std::string& problem : description.problems) out += fmt::format("! {}\n", problem);
  return out;
}

nlohmann::ordered_json json_of(const datafile::BlockDescription& description,
                               std::uint64_t number) {
  nlohmann::ordered_json fields = nlohmann::ordered_json::array();
  for (const datafile::DescribedField& field : description.fields) {
    fields.push_back({{"offset", field.offset},
                      {"size", field.size},
                      {"name", field.name},
                      {"meaning", field.meaning},
                      {"value", field.value},
                      {"certainty", to_string(field.certainty)}});
  }
  return {{"block", number},
          {"title", description.title},
          {"fields", fields},
          {"problems", description.problems}};
}

int block(const Arguments& arguments) {
  const datafile::BlockFile file = arguments.file.open();
  const std::uint64_t number = arguments.number.value_or(file.geometry().first_block);
  const std::vector<std::uint8_t> bytes = file.block(number);
  const auto description = datafile::describe_block({bytes, file.geometry().order}, number == 0);
  io::StandardOutput out;
  if (arguments.json) {
    nlohmann::ordered_json json = json_of(description, number);
    if (arguments.hex) json["hex"] = datafile::hex_text(bytes);
    out.write(pretty(json) + "\n");
  } else {
    out.write(
        fmt::format("block {} of {}, at byte {}: ", number, file.name(), file.offset_of(number)));
    out.write(text_of(description));
    if (arguments.hex) out.write(datafile::hex_dump(bytes));
  }
  out.commit();
  return description.problems.empty() ? exit_done : exit_warnings;
}

}  // namespace

void add_block(CLI::App& app, Command& chosen) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App& command = *app.add_subcommand("block", "Show one block field by field");
  arguments->file.add_to(command);
  command.add_option("N", arguments->number,
                     "The number of the block; the first of the file when not given");
  command.add_flag("--hex", arguments->hex, "Show the bytes too");
  command.add_flag("--json", arguments->json, "Print JSON");
  command.callback([arguments, &chosen] { chosen = [arguments] { return block(*arguments); }; });
}

}  // namespace exhume::tools
