#pragma once
// Parameters asked for one by one, in the manner of imp and exp without arguments.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace exhume::parameters {

enum class Echo { on, off };

/// Prints a prompt and gives the line that a person types behind it, without its line end;
/// nothing at the end of input. With Echo::off the line is not shown.
using Ask = std::function<std::optional<std::string>(std::string_view prompt, Echo)>;

/// Questions as `Import file: expdat.dmp > `. An empty answer, and the end of input, is the
/// default; an answer that cannot be meant is asked for again.
class Dialogue {
 public:
  /// `ask` must outlive it.
  explicit Dialogue(const Ask& ask) : ask_(ask) {}

  /// `Username: `, and what is typed.
  std::string plain(std::string_view label, Echo echo = Echo::on) const;

  /// `label: default > `.
  std::string text(std::string_view label, const std::string& default_answer) const;

  /// `label (yes/no): no > `; y, yes, n and no are answers, in any case of letters.
  bool yes_no(std::string_view label, bool default_answer) const;

  /// `label default> `; a whole number is an answer.
  std::uint64_t number(std::string_view label, std::uint64_t default_answer) const;

 private:
  const Ask& ask_;
};

}  // namespace exhume::parameters
