#include <fmt/format.h>
#include <unistd.h>

#include <thread>

#include "formats/datafile/block_type.hpp"
#include "src/datafile/block_map.hpp"
#include "src/datafile/draw_map.hpp"
#include "src/datafile/map_picture.hpp"
#include "src/io/output.hpp"
#include "tools/dbf/commands.hpp"

namespace exhume::tools {
namespace {

using datafile::BlockState;
using datafile::MappedBlock;
using datafile::PictureBuilder;
using datafile::PictureBy;

struct Arguments {
  FileArguments file;
  std::string by = "type";
  std::string svg;
  std::string png;
  bool picture = false;
  bool json = false;

  bool draws() const { return picture || !svg.empty() || !png.empty(); }
};

PictureBy picture_by(std::string_view word) {
  if (word == "object") return PictureBy::object;
  return word == "damage" ? PictureBy::damage : PictureBy::type;
}

std::string_view damage_text(const MappedBlock& block) {
  return block.is_failing ? "check failed" : to_string(block.state);
}

// A line for each block; runs of empty blocks and of zeros share one.
class TextList {
 public:
  explicit TextList(io::Sink& out) : out_(out) {
    out_.write(fmt::format("{:>12}  {:<34} {:>10}  {:<18} {:>3}  {}\n", "block", "type", "object",
                           "SCN", "seq", "flags"));
  }

  void add(const MappedBlock& block) {
    if (block.use != datafile::BlockUse::empty && block.state != BlockState::zero) {
      end_run();
      write(std::to_string(block.number), block);
    } else if (run_ && run_->state == block.state) {
      run_end_ = block.number;
    } else {
      end_run();
      run_ = block;
      run_end_ = block.number;
    }
  }

  void finish() { end_run(); }

 private:
  void end_run() {
    if (!run_) return;
    write(run_end_ == run_->number ? std::to_string(run_end_)
                                   : fmt::format("{}-{}", run_->number, run_end_),
          *run_);
    run_.reset();
  }

  void write(const std::string& number, const MappedBlock& block) {
    if (block.state == BlockState::zero) {
      out_.write(fmt::format("{:>12}  zeros\n", number));
      return;
    }
    std::string type = datafile::block_type_text(block.type);
    if (block.use == datafile::BlockUse::index) type += ", index";
    out_.write(fmt::format("{:>12}  {:<34} {:>10}  {:<18} {:>3}  {}{}\n", number, type,
                           block.object ? std::to_string(*block.object) : "-", to_string(block.scn),
                           block.sequence, datafile::cache_flags_text(block.flags),
                           block.is_damaged() ? fmt::format("  ! {}", damage_text(block)) : ""));
  }

  io::Sink& out_;
  std::optional<MappedBlock> run_;
  std::uint64_t run_end_ = 0;
};

// An object for each block.
class JsonList {
 public:
  explicit JsonList(io::Sink& out) : out_(out) { out_.write("{\"blocks\": ["); }

  void add(const MappedBlock& block) {
    out_.write(
        fmt::format("{}\n{{\"block\":{},\"type\":{},\"use\":\"{}\",\"object\":{},"
                    "\"scn\":{},\"sequence\":{},\"flags\":{},\"state\":\"{}\"}}",
                    first_ ? "" : ",", block.number, block.type, to_string(block.use),
                    block.object ? std::to_string(*block.object) : "null", block.scn.value,
                    block.sequence, block.flags, damage_text(block)));
    first_ = false;
  }

  void finish() { out_.write("\n]}\n"); }

 private:
  io::Sink& out_;
  bool first_ = true;
};

void write_file(const std::string& path, const std::string& content) {
  io::FileSink sink(path);
  sink.write(content);
  sink.commit();
}

unsigned thread_count() {
  return std::max(2u, std::thread::hardware_concurrency());
}

// Hands every block to `list` and gives the exit status.
template <typename List>
int list_blocks(const datafile::BlockFile& file) {
  io::StandardOutput out;
  List list(out);
  bool is_damaged = false;
  const auto add = [&](const MappedBlock& block) {
    list.add(block);
    is_damaged |= block.is_damaged();
  };
  map_blocks(file, add, thread_count());
  list.finish();
  out.commit();
  return is_damaged ? exit_warnings : exit_done;
}

int draw(const datafile::BlockFile& file, const Arguments& arguments) {
  const PictureBy by = picture_by(arguments.by);
  PictureBuilder image(by, file, datafile::most_image_cells);
  PictureBuilder terminal(by, file, datafile::most_terminal_cells);
  const bool draws_image = !arguments.svg.empty() || !arguments.png.empty();
  bool is_damaged = false;
  const auto add = [&](const MappedBlock& block) {
    if (draws_image) image.add(block);
    if (arguments.picture) terminal.add(block);
    is_damaged |= block.is_damaged();
  };
  map_blocks(file, add, thread_count());
  const datafile::MapPicture picture = draws_image ? image.finish() : datafile::MapPicture();
  if (!arguments.svg.empty()) write_file(arguments.svg, svg_of(picture));
  if (!arguments.png.empty()) write_file(arguments.png, png_of(picture));
  if (arguments.picture) {
    io::StandardOutput out;
    out.write(terminal_text(terminal.finish(), ::isatty(STDOUT_FILENO) == 1));
    out.commit();
  }
  return is_damaged ? exit_warnings : exit_done;
}

int map(const Arguments& arguments) {
  const datafile::BlockFile file = arguments.file.open();
  if (arguments.draws()) return draw(file, arguments);
  return arguments.json ? list_blocks<JsonList>(file) : list_blocks<TextList>(file);
}

}  // namespace

void add_map(CLI::App& app, Command& chosen) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App& command =
      *app.add_subcommand("map", "Show what every block is, as a list or as a picture");
  arguments->file.add_to(command);
  command.add_option("--svg", arguments->svg, "Draw the map into this SVG file");
  command.add_option("--png", arguments->png, "Draw the map into this PNG file");
  command.add_flag("--picture", arguments->picture, "Draw the map in the terminal");
  command
      .add_option("--by", arguments->by,
                  "What the colours tell: type (the default), object, damage")
      ->check(CLI::IsMember({"type", "object", "damage"}));
  command.add_flag("--json", arguments->json, "Print the list as JSON");
  command.callback([arguments, &chosen] { chosen = [arguments] { return map(*arguments); }; });
}

}  // namespace exhume::tools
