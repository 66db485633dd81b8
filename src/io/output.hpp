#pragma once
// Where results go: a file that appears only when it is whole, or standard output.

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "src/base/byte_sink.hpp"
#include "src/io/file_descriptor.hpp"

namespace exhume::io {

/// The reader of a pipe has gone. Nothing is wrong: a program that catches this ends quietly.
class OutputClosed final : public std::runtime_error {
 public:
  explicit OutputClosed(const std::string& name) : std::runtime_error(name + " was closed") {}
};

/// Takes text or bytes in pieces of any size and writes them in large ones.
class Sink : public ByteSink {
 public:
  /// Adds `text` to what has been written. Throws Error(write_failed), for instance when the
  /// disk is full, or OutputClosed.
  void write(std::string_view text) {
    if (text.size() > buffer_size - buffer_.size()) {
      write_past_buffer(text);
    } else {
      buffer_.append(text);
    }
  }

  void write(Bytes bytes) override { write(as_text(bytes)); }

  /// Makes what has been written final. To be called once, after the last write: only then has
  /// it all arrived. Throws as write() does.
  virtual void commit() = 0;

  /// What messages call this sink: the path of the target, or "standard output".
  const std::string& name() const { return name_; }

 protected:
  explicit Sink(std::string name);

  void flush();
  void use(FileDescriptor fd) { fd_ = std::move(fd); }
  int descriptor() const { return fd_.get(); }
  [[noreturn]] void fail(int error) const;

 private:
  static constexpr std::size_t buffer_size = std::size_t{1} << 16;

  void write_past_buffer(std::string_view text);
  void write_now(std::string_view text);

  std::string name_;
  std::string buffer_;
  FileDescriptor fd_;
};

/// Writes a file under a temporary name beside its own, `.exhume-` and six letters; commit()
/// syncs it and gives it its name, in place of an older file of that name. Without commit()
/// nothing of it stays. A symbolic link is followed; a device or a named pipe is written
/// to directly.
class FileSink final : public Sink {
 public:
  /// Throws Error(imp_cannot_create_file).
  explicit FileSink(const std::string& path);
  ~FileSink() override;

  void commit() override;

 private:
  void create_beside();

  std::string target_;
  std::string temporary_;  // empty once renamed, and for a device or a pipe
};

/// Standard output. What was written comes out even without commit(), but then errors are not
/// seen. A pipe that was closed must come up as OutputClosed and not kill the process, so
/// this turns SIGPIPE off for the process.
class StandardOutput final : public Sink {
 public:
  StandardOutput();
  ~StandardOutput() override;

  void commit() override { flush(); }
};

/// The file at `path`, or standard output for "-". Throws as FileSink does.
std::unique_ptr<Sink> open_output(const std::string& path);

}  // namespace exhume::io
