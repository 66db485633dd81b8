#include "tools/common/log_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>

#include <cerrno>

#include "src/base/error.hpp"
#include "src/io/output.hpp"

namespace exhume::tools {

LogFile::LogFile(const std::string& path)
    : path_(path), file_(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) {
  if (!file_) {
    throw Error(Code::imp_cannot_create_file,
                fmt::format("{} cannot be created: {}", path, io::error_text(errno)));
  }
}

void LogFile::write(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(file_.get(), text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      throw Error(Code::write_failed,
                  fmt::format("writing {} failed: {}", path_, io::error_text(errno)));
    }
  }
}

}  // namespace exhume::tools
