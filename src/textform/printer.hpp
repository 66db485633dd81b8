#pragma once
// From a dump's parts to the text form. docs/dmpt.md.

#include <functional>
#include <string>
#include <string_view>

#include "src/textform/client_text.hpp"
#include "src/textform/dump_parts.hpp"

namespace exhume::textform {

/// Writes the text form of the dump whose parts it is given.
class Printer final : public DumpParts {
 public:
  using Output = std::function<void(std::string_view)>;

  /// `output` takes the text in pieces, the last of them with the end.
  explicit Printer(Output output) : output_(std::move(output)) {}

  void begin(const exp::Header& header, const exp::Preamble& preamble) override;
  void statement(const exp::Statement& statement) override;
  void begin_rows(const exp::Statement& insert, const exp::DataHead& head) override;
  void row(const exp::StreamRow& row) override;
  void end_rows() override;
  void end(const std::optional<exp::Ending>& ending) override;
  void raw(Bytes bytes) override;
  void cut() override;

 private:
  void append_line(char mark, std::string_view text);
  void close_rows();
  void flush();
  void give();

  Output output_;
  std::string text_;  // not given to output_ yet
  ClientText client_{std::nullopt};
  exp::DataHead head_;
  bool rows_ended_ = false;   // by end_rows(), and nothing that follows says so yet
  bool direct_path_ = false;  // says the header
  int major_version_ = 0;
};

}  // namespace exhume::textform
