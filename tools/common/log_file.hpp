#pragma once
// The file of LOG.

#include <string>
#include <string_view>

#include "src/io/file_descriptor.hpp"

namespace exhume::tools {

/// The file of LOG, written as lines come, so that it tells what happened up to any end.
class LogFile {
 public:
  /// Throws Error(imp_cannot_create_file).
  explicit LogFile(const std::string& path);
  /// Throws Error(write_failed).
  void write(std::string_view text);

 private:
  std::string path_;
  io::FileDescriptor file_;
};

}  // namespace exhume::tools
