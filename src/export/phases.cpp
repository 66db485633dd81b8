#include "src/export/phases.hpp"

#include <fmt/format.h>

#include "src/sql/tokens.hpp"

namespace exhume::exporter {

void Phases::start(std::string_view name) {
  if (are_written_) stream_.line(fmt::format("METRICS{}{}", letter_, name));
}

void Phases::finish() {
  if (are_written_) stream_.line(fmt::format("METRICE{} {}", letter_, objects_));
}

void Phases::end() {
  if (are_written_) stream_.line(fmt::format("METRICE{}G0", letter_));
}

void Phases::run(std::string_view name, const std::function<void()>& work, std::string_view of) {
  log_.line(fmt::format(". exporting {}{}", name, of));
  // The dump has blanks where the log has the name.
  run_silently(of.empty() ? std::string(name) : std::string(name) + "    ", work);
}

void Phases::run_silently(std::string_view name, const std::function<void()>& work) {
  start(name);
  work();
  finish();
}

void Phases::connect(const std::string& owner) {
  if (owner == owner_) return;
  owner_ = owner;
  const bool is_ordinary = sql::fold_case(owner) == owner && !owner.empty() &&
                           sql::significant_tokens(owner, 2).size() == 1 &&
                           sql::significant_tokens(owner, 1)[0].kind == sql::TokenKind::word;
  stream_.line("CONNECT " + (is_ordinary ? owner : sql::quote(owner, '"')));
}

}  // namespace exhume::exporter
