#include "src/patch/journal.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <zlib.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "formats/datafile/field.hpp"
#include "src/base/bytes.hpp"
#include "src/base/error.hpp"
#include "src/patch/field_value.hpp"

namespace exhume::patch {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::size_t sum_digits = 8;

std::string sum_of(std::string_view step) {
  const Bytes bytes = as_bytes(step);
  return fmt::format("{:08x}", ::crc32_z(0, bytes.data(), bytes.size()));
}

// The step of a line, or nothing when the line was cut off or changed.
std::optional<std::string> step_of(std::string_view line) {
  if (line.size() <= sum_digits) return std::nullopt;
  const std::string_view step = line.substr(sum_digits + 1);
  if (line.substr(0, sum_digits) != sum_of(step)) return std::nullopt;
  return std::string(step);
}

json to_json(const Change& change) {
  json replacements = json::array();
  for (const Replacement& each : change.replacements) {
    replacements.push_back({{"at", each.at},
                            {"before", datafile::hex_text(each.before)},
                            {"after", datafile::hex_text(each.after)}});
  }
  return {{"step", "change"},
          {"time", change.time},
          {"what", change.what},
          {"replacements", replacements}};
}

Change from_json(const json& step) {
  Change change{.time = step.at("time"), .what = step.at("what")};
  for (const json& each : step.at("replacements")) {
    change.replacements.push_back({.at = each.at("at"),
                                   .before = parse_hex(each.at("before").get<std::string>()),
                                   .after = parse_hex(each.at("after").get<std::string>())});
  }
  return change;
}

[[noreturn]] void damaged(const std::string& path, std::uint64_t offset) {
  throw Error(Code::bad_structure,
              "the undo journal is damaged, so the file is left alone; move the journal away to "
              "change the file without it",
              Place{.file = path, .offset = offset});
}

[[noreturn]] void cannot_write(const std::string& path) {
  throw Error(Code::write_failed,
              fmt::format("writing {} failed: {}; the undo journal stands beside the file, so its "
                          "folder must be writable",
                          path, io::error_text(errno)),
              Place{.file = path});
}

void sync_folder_of(const std::string& path) {
  const io::FileDescriptor folder(
      ::open(fs::path(path).parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder || ::fsync(folder.get()) != 0) cannot_write(path);
}

}  // namespace

std::string Journal::path_of(const std::string& file) {
  std::error_code error;
  const fs::path real = fs::canonical(file, error);
  return (error ? fs::path(file) : real).string() + ".exhume-undo";
}

Journal::Journal(const std::string& file) : path_(path_of(file)) {
  load();
}

void Journal::load() {
  std::ifstream in(path_, std::ios::binary);
  if (!in) {
    if (fs::exists(path_)) {
      throw Error(Code::read_failed, "the undo journal cannot be read; check its permissions",
                  Place{.file = path_});
    }
    return;
  }
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  while (sound_size_ < text.size()) {
    const auto end = text.find('\n', sound_size_);
    if (end == text.npos) return;
    const auto step = step_of(std::string_view(text).substr(sound_size_, end - sound_size_));
    if (!step && end + 1 < text.size()) damaged(path_, sound_size_);
    if (!step) return;
    replay(*step);
    sound_size_ = end + 1;
  }
}

void Journal::replay(const std::string& text) {
  try {
    const json step = json::parse(text);
    const std::string kind = step.at("step");
    if (kind == "change") {
      changes_.push_back(from_json(step));
      unfinished_ = Unfinished::change;
    } else if (changes_.empty()) {
      damaged(path_, sound_size_);
    } else if (kind == "undo") {
      unfinished_ = Unfinished::undo;
    } else {
      if (kind == "undone") changes_.pop_back();
      unfinished_ = Unfinished::nothing;
    }
  } catch (const json::exception&) {
    damaged(path_, sound_size_);
  }
}

void Journal::append(const std::string& step) {
  const bool is_new = sound_size_ == 0;
  const io::FileDescriptor fd(::open(path_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
  if (!fd || ::ftruncate(fd.get(), static_cast<off_t>(sound_size_)) != 0) cannot_write(path_);
  const std::string line = fmt::format("{} {}\n", sum_of(step), step);
  std::size_t written = 0;
  while (written < line.size()) {
    const ssize_t got = ::pwrite(fd.get(), line.data() + written, line.size() - written,
                                 static_cast<off_t>(sound_size_ + written));
    if (got >= 0) {
      written += static_cast<std::size_t>(got);
    } else if (errno != EINTR) {
      cannot_write(path_);
    }
  }
  if (::fsync(fd.get()) != 0) cannot_write(path_);
  if (is_new) sync_folder_of(path_);
  sound_size_ += line.size();
}

void Journal::remove() {
  if (::unlink(path_.c_str()) != 0) cannot_write(path_);
  sync_folder_of(path_);
  sound_size_ = 0;
}

void Journal::begin_change(Change change) {
  append(to_json(change).dump());
  changes_.push_back(std::move(change));
  unfinished_ = Unfinished::change;
}

void Journal::end_change() {
  append(json{{"step", "changed"}}.dump());
  unfinished_ = Unfinished::nothing;
}

void Journal::begin_undo() {
  append(json{{"step", "undo"}}.dump());
  unfinished_ = Unfinished::undo;
}

void Journal::end_undo() {
  changes_.pop_back();
  unfinished_ = Unfinished::nothing;
  if (changes_.empty()) {
    remove();
  } else {
    append(json{{"step", "undone"}}.dump());
  }
}

}  // namespace exhume::patch
