#include "src/datafile/info.hpp"
#include "src/patch/patched_file.hpp"

#include <fmt/format.h>

#include "tools/common/json.hpp"
#include "tools/dbf/commands.hpp"

namespace exhume::tools {
namespace {

using datafile::FileHeader;
using datafile::FileInfo;

struct Arguments {
  std::vector<std::string> files;
  bool json = false;
};

// What the journal beside the file says of a change that did not end; "" when there is none.
std::string unfinished_text(const std::string& path) {
  try {
    return patch::PatchedFile::is_unfinished(path)
               ? "A change of this file was interrupted, and it may hold half of it: the next dbf "
                 "set --write or dbf undo completes it."
               : "";
  } catch (const Error& error) {
    return error.message();
  }
}

FileInfo read(const std::string& path) {
  FileInfo info = read_info(datafile::BlockFile(path));
  if (std::string remark = unfinished_text(path); !remark.empty()) {
    info.remarks.push_back(std::move(remark));
  }
  return info;
}

std::string_view source_text(datafile::Geometry::Source source) {
  switch (source) {
    case datafile::Geometry::Source::block_0: return "block 0";
    case datafile::Geometry::Source::file_header: return "the file header";
    case datafile::Geometry::Source::blocks: return "the blocks";
    case datafile::Geometry::Source::user: return "--blocksize";
  }
  return "";
}

std::string_view order_text(datafile::ByteOrder order) {
  return order == datafile::ByteOrder::big ? "big" : "little";
}

nlohmann::ordered_json scn_json(datafile::Scn scn) {
  return {{"value", scn.value}, {"hex", to_string(scn)}};
}

nlohmann::ordered_json json_of(const FileInfo& info) {
  const FileHeader header = info.header();
  nlohmann::ordered_json fields = nlohmann::ordered_json::object();
  for (const datafile::Field& field : datafile::header_fields(header.layout())) {
    if (header.block().has(field.offset, field.size)) {
      fields[std::string(field.name)] = {{"offset", field.offset},
                                         {"value", field_text(header.block(), field)},
                                         {"certainty", to_string(field.certainty)}};
    }
  }
  return {{"file", info.name},
          {"bytes", info.bytes},
          {"byte_order", order_text(info.geometry.order)},
          {"start", info.geometry.start},
          {"block_size", info.geometry.block_size},
          {"blocks", info.blocks},
          {"bigfile", header.is_bigfile()},
          {"database_id", header.database_id()},
          {"database_name", header.database_name()},
          {"compatibility", datafile::version_text(header.compatibility())},
          {"tablespace_number", header.tablespace_number()},
          {"tablespace_name", header.tablespace_name()},
          {"file_number", header.file_number()},
          {"relative_file_number", header.relative_file_number()},
          {"status", header.status()},
          {"fuzzy", header.is_fuzzy()},
          {"creation_scn", scn_json(header.creation_scn())},
          {"resetlogs_scn", scn_json(header.resetlogs_scn())},
          {"checkpoint_scn", scn_json(header.checkpoint_scn())},
          {"checkpoint_time", to_string(header.checkpoint_time())},
          {"remarks", info.remarks},
          {"fields", fields}};
}

void print_text(const FileInfo& info) {
  const FileHeader header = info.header();
  fmt::print("{:<40}{}\n", "file", info.name);
  fmt::print("{:<40}{} bytes: {} blocks of {} behind block 0, {}-endian, as {} says\n", "size",
             info.bytes, info.blocks, info.geometry.block_size, order_text(info.geometry.order),
             source_text(info.geometry.source));
  if (info.geometry.start > 0) {
    fmt::print("{:<40}block {} begins at byte {}\n", "offset", info.geometry.first_block,
               info.geometry.start);
  }
  fmt::print("{:<40}{}{}\n", "layout",
             header.layout() == datafile::HeaderLayout::since_10 ? "since 10g" : "before 10g",
             header.is_bigfile() ? ", bigfile tablespace" : "");
  for (const datafile::Field& field : datafile::header_fields(header.layout())) {
    if (!header.block().has(field.offset, field.size)) continue;
    const bool is_uncertain = field.certainty > datafile::Certainty::high;
    fmt::print("{:<40}{}{}\n", field.meaning, field_text(header.block(), field),
               is_uncertain ? "  (place uncertain)" : "");
  }
  for (const std::string& remark : info.remarks) fmt::print("! {}\n", remark);
}

nlohmann::ordered_json json_of(const std::vector<datafile::Disagreement>& disagreements) {
  nlohmann::ordered_json out = nlohmann::ordered_json::array();
  for (const datafile::Disagreement& disagreement : disagreements) {
    nlohmann::ordered_json values = nlohmann::ordered_json::array();
    for (const auto& [value, files] : disagreement.values) {
      values.push_back({{"value", value}, {"files", files}});
    }
    out.push_back({{"field", disagreement.field}, {"values", values}});
  }
  return out;
}

void print_text(const std::vector<datafile::Disagreement>& disagreements) {
  for (const datafile::Disagreement& disagreement : disagreements) {
    fmt::print("! The files disagree about the {}:\n", disagreement.field);
    for (const auto& [value, files] : disagreement.values) {
      fmt::print("    {}: {}\n", value, fmt::join(files, ", "));
    }
  }
  if (disagreements.empty()) fmt::print("The files agree with each other.\n");
}

int info(const Arguments& arguments) {
  PrintedDiagnostics diagnostics("dbf");
  std::vector<FileInfo> files;
  for (const std::string& path : arguments.files) {
    try {
      files.push_back(read(path));
    } catch (const Error& error) {
      if (arguments.files.size() == 1) throw;
      diagnostics.report(
          {.code = error.code(), .message = error.message(), .place = error.place()});
    }
  }
  const auto disagreements = datafile::disagreements(files);
  if (arguments.json) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const FileInfo& file : files) list.push_back(json_of(file));
    fmt::print("{}\n", pretty({{"files", list}, {"disagreements", json_of(disagreements)}}));
  } else {
    for (const FileInfo& file : files) {
      print_text(file);
      fmt::print("\n");
    }
    if (files.size() > 1) print_text(disagreements);
  }
  const auto has_remarks = [](const FileInfo& file) { return !file.remarks.empty(); };
  const bool is_fine = diagnostics.warnings() == 0 && disagreements.empty() &&
                       std::none_of(files.begin(), files.end(), has_remarks);
  return is_fine ? exit_done : exit_warnings;
}

}  // namespace

void add_info(CLI::App& app, Command& chosen) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App& command = *app.add_subcommand(
      "info", "Show what file headers say, and what several files disagree about");
  command.add_option("FILE", arguments->files, "Datafiles, of one database")->required();
  command.add_flag("--json", arguments->json, "Print JSON");
  command.callback([arguments, &chosen] { chosen = [arguments] { return info(*arguments); }; });
}

}  // namespace exhume::tools
