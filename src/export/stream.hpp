#pragma once
// Statements of an export on their way into a dump.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "charset/encoder.hpp"
#include "formats/exp/stream.hpp"
#include "src/base/error.hpp"

namespace exhume::exporter {

/// Hands statements in UTF-8 on in the client's character set. A character that the set lacks
/// becomes its replacement, and a warning.
class Stream {
 public:
  /// `sink` and `diagnostics` must outlive it. Throws Error(no_conversion).
  Stream(exp::StreamSink& sink, std::uint16_t client_charset, Diagnostics& diagnostics);

  /// A statement that is its line. Line ends within it stay where quotes or parentheses are open
  /// and are blanks elsewhere.
  void line(std::string_view text);

  /// A line with one text, or two, behind it.
  void with_text(std::string_view line, std::string_view text);
  void with_texts(std::string_view line, std::string_view first, std::string_view second);

  /// A line with a list behind it. Texts are cut behind their line ends.
  void with_list(std::string_view line, const std::vector<std::string>& texts);

  /// An INSERT line; names of columns in `head` are UTF-8 as well.
  void begin_rows(std::string_view line, exp::DataHead head);
  void row(const exp::StreamRow& row) { sink_.row(row); }
  void end_rows() { sink_.end_rows(); }

 private:
  std::string encoded(std::string_view utf8);
  exp::Statement statement(std::string_view line, bool marked);

  exp::StreamSink& sink_;
  std::shared_ptr<const charset::Encoder> encoder_;
  Diagnostics& diagnostics_;
};

}  // namespace exhume::exporter
