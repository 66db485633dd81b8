#pragma once
// Parameters asked for one by one, in the manner of imp and exp without arguments.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "src/parameters/keywords.hpp"

namespace exhume::parameters {

enum class Echo { on, off };

/// Prints a prompt and gives the line that a person types behind it, without its line end;
/// nothing at the end of input. With Echo::off the line is not shown.
using Ask = std::function<std::optional<std::string>(std::string_view prompt, Echo)>;

/// Questions as `Import file: expdat.dmp > `. An empty answer is the default; an answer that cannot
/// be meant is asked for again. The end of input is no answer: who goes away has agreed to nothing.
/// All questions throw Error(program.refusal) then.
class Dialogue {
 public:
  /// `ask` must outlive it.
  Dialogue(const Program& program, const Ask& ask) : program_(program), ask_(ask) {}

  /// `Username: `, and what is typed.
  std::string plain(std::string_view label, Echo echo = Echo::on) const;

  /// `label: default > `.
  std::string text(std::string_view label, const std::string& default_answer) const;

  /// `label (yes/no): no > `; y, yes, n and no are answers, in any case of letters.
  bool yes_no(std::string_view label, bool default_answer) const;

  /// `label default> `; a whole number is an answer.
  std::uint64_t number(std::string_view label, std::uint64_t default_answer) const;

 private:
  std::string answer(std::string_view prompt, Echo echo = Echo::on) const;

  Program program_;
  const Ask& ask_;
};

}  // namespace exhume::parameters
