#pragma once
// The files of a dump: one, or with FILESIZE as many as it takes.

#include <memory>
#include <string>
#include <vector>

#include "formats/exp/header.hpp"
#include "src/base/byte_sink.hpp"
#include "src/io/output.hpp"

namespace exhume::dump {

/// Cuts the stream of a dump into files of at most FILESIZE bytes, each with a header record of
/// its own: what joined() puts together. The files appear under their names with commit(), and not
/// at all without.
class DumpFiles final : public ByteSink {
 public:
  /// `header` is that of the stream that is to come; its file_size is FILESIZE, or 0 for one
  /// file. Behind the last of `names` come names made from it: x.dmp, x_2.dmp, x_3.dmp. "-" is
  /// standard output, which takes one file only. Throws Error: imp_cannot_create_file, and
  /// imp_bad_parameter for a FILESIZE of less than two records or one with standard output.
  DumpFiles(std::vector<std::string> names, exp::Header header);

  void write(Bytes bytes) override;

  /// Makes all files final. To be called once, at the end.
  void commit();

  /// Those that were written.
  const std::vector<std::string>& written() const { return written_; }

 private:
  void open();
  void open_next();
  std::string next_name() const;

  std::vector<std::string> names_;
  exp::Header header_;
  std::uint64_t most_;  // bytes of a file
  std::uint64_t used_ = 0;
  std::vector<std::unique_ptr<io::Sink>> files_;
  std::vector<std::string> written_;
};

}  // namespace exhume::dump
