#pragma once
// Writes what was saved as dumps that every reader takes.

#include <functional>
#include <memory>

#include "src/io/output.hpp"
#include "src/recover/salvage.hpp"

namespace exhume::recover {

/// Opens where the dump of a section goes; sections count from 0.
using OpenDump = std::function<std::unique_ptr<io::Sink>(std::size_t section)>;

/// Opens where damaged parts go, when there is the first of them.
using OpenRejects = std::function<std::unique_ptr<io::Sink>()>;

/// Writes one dump for each section, and what was put aside as lines of JSON.
class DumpOutput final : public Salvage {
 public:
  DumpOutput(OpenDump open_dump, OpenRejects open_rejects)
      : open_dump_(std::move(open_dump)), open_rejects_(std::move(open_rejects)) {}

  void begin_dump(Bytes front, std::uint32_t record_length) override;
  void statement(Bytes statement) override { put(statement); }
  void begin_rows(Bytes insert_and_head) override { put(insert_and_head); }
  void row(Bytes row, ByteRange, Certainty) override { put(row); }
  void end_rows() override;
  void reject(const Finding& finding, Bytes bytes) override;
  void end_dump(const std::optional<exp::Ending>& ending) override;

  /// Makes the file of rejects final, where there is one.
  void finish();

 private:
  void put(Bytes bytes);
  void put_zeros(std::uint64_t count);

  OpenDump open_dump_;
  OpenRejects open_rejects_;
  std::unique_ptr<io::Sink> dump_;
  std::unique_ptr<io::Sink> rejects_;
  std::size_t section_ = 0;
  std::uint32_t record_length_ = 0;
  std::uint64_t size_ = 0;  // of the dump so far, in bytes
};

}  // namespace exhume::recover
