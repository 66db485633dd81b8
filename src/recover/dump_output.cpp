#include "src/recover/dump_output.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace exhume::recover {
namespace {

constexpr std::string_view exit_line = "EXIT\n";

std::string hex(Bytes bytes) {
  std::string out;
  out.reserve(2 * bytes.size());
  for (const std::uint8_t byte : bytes) fmt::format_to(std::back_inserter(out), "{:02x}", byte);
  return out;
}

}  // namespace

void DumpOutput::put(Bytes bytes) {
  dump_->write(as_text(bytes));
  size_ += bytes.size();
}

void DumpOutput::begin_dump(Bytes front, std::uint32_t record_length) {
  dump_ = open_dump_(section_++);
  record_length_ = record_length;
  size_ = 0;
  put(front);
}

void DumpOutput::end_rows() {
  put(as_bytes("\xff\xff\n"));
}

void DumpOutput::put_zeros(std::uint64_t count) {
  static constexpr std::array<std::uint8_t, 4096> zeros{};
  for (std::uint64_t left = count; left > 0;) {
    const auto step = static_cast<std::size_t>(std::min<std::uint64_t>(left, zeros.size()));
    put(Bytes(zeros).first(step));
    left -= step;
  }
}

// As the input's last record was filled, where that still makes whole records; else as exp does.
void DumpOutput::end_dump(const std::optional<exp::Ending>& ending) {
  const auto is_whole = [this](const exp::Ending& filling) {
    return (size_ + filling.exit_lines * exit_line.size() + filling.zeros) % record_length_ == 0;
  };
  const std::uint64_t exit_lines = ending && is_whole(*ending) ? ending->exit_lines : 1;
  for (std::uint64_t i = 0; i < exit_lines; ++i) put(as_bytes(exit_line));
  put_zeros(ending && is_whole(*ending)
                ? ending->zeros
                : (record_length_ - size_ % record_length_) % record_length_);
  dump_->commit();
  dump_.reset();
}

void DumpOutput::reject(const Finding& finding, Bytes bytes) {
  if (!rejects_) rejects_ = open_rejects_();
  const nlohmann::ordered_json line{{"offset", finding.range.begin},
                                    {"bytes", finding.range.size()},
                                    {"kind", finding_name(finding.kind)},
                                    {"owner", finding.owner},
                                    {"table", finding.table},
                                    {"why", finding.why},
                                    {"hex", hex(bytes)}};
  rejects_->write(line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n');
}

void DumpOutput::finish() {
  if (rejects_) rejects_->commit();
}

}  // namespace exhume::recover
