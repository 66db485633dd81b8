#include "src/io/safe_name.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "src/base/error.hpp"

namespace exhume::io {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_file_name = 255;  // NAME_MAX of Linux file systems

bool is_kept(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
         std::string_view("_.-~$#").find(c) != std::string_view::npos;
}

std::uint64_t fnv1a(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

// Cuts to at most `length` bytes, and never within a "%XX".
std::string_view cut(std::string_view encoded, std::size_t length) {
  const std::size_t percent = encoded.rfind('%', length - 1);
  return encoded.substr(
      0, percent != std::string_view::npos && percent + 3 > length ? percent : length);
}

[[noreturn]] void unusable(const std::string& folder, const std::string& file_name,
                           const std::string& why) {
  throw Error(Code::bad_name,
              fmt::format("\"{}\" cannot be a file in {}: {}; export this table alone to "
                          "standard output",
                          file_name, folder, why),
              Place{.file = folder});
}

}  // namespace

std::string percent_encoded(std::string_view utf8) {
  if (utf8 == ".") return "%2E";
  if (utf8 == "..") return "%2E%2E";
  std::string out;
  for (const char c : utf8) {
    if (is_kept(c)) {
      out.push_back(c);
    } else {
      fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

std::string table_file_name(std::string_view owner, std::string_view table,
                            std::string_view extension) {
  const std::string stem = percent_encoded(owner) + "." + percent_encoded(table);
  const std::string whole = fmt::format("{}.{}", stem, extension);
  if (whole.size() <= longest_file_name) return whole;
  const std::string suffix = fmt::format("+{:016x}.{}", fnv1a(whole), extension);
  return fmt::format("{}{}", cut(stem, longest_file_name - suffix.size()), suffix);
}

Directory::Directory(const std::string& path) : path_(path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error || !fs::is_directory(path, error)) {
    const std::string why = error ? error.message() : "something else has that name";
    throw Error(Code::imp_cannot_create_file,
                fmt::format("failed to create folder {}: {}; give a folder that you may write to",
                            path, why),
                Place{.file = path});
  }
}

std::string Directory::claim(const std::string& file_name) {
  if (file_name.empty() || file_name == "." || file_name == ".." ||
      file_name.find_first_of(std::string_view("/\0", 2)) != std::string::npos) {
    unusable(path_, file_name, "it would lead out of the folder");
  }
  if (file_name.size() > longest_file_name) {
    unusable(path_, file_name, fmt::format("it is over {} bytes long", longest_file_name));
  }
  std::string path = (fs::path(path_) / file_name).string();
  std::error_code error;
  if (fs::is_symlink(fs::symlink_status(path, error))) {
    unusable(path_, file_name, "a symbolic link has that name");
  }
  if (!claimed_.insert(file_name).second) {
    unusable(path_, file_name, "another table of this dump has the same file name");
  }
  return path;
}

}  // namespace exhume::io
