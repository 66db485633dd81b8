#include "tools/common/dump_input.hpp"

#include <fmt/format.h>

#include <charconv>

#include "src/dump/exp_reader.hpp"
#include "src/dump/file_set.hpp"
#include "src/dump/input.hpp"
#include "src/io/open.hpp"

namespace exhume::tools {

const charset::CharacterSet& find_charset(const std::string& text) {
  std::uint16_t id = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
  const bool is_number = error == std::errc() && end == text.data() + text.size();
  const charset::CharacterSet* set = is_number ? charset::find(id) : charset::find(text);
  if (set == nullptr) {
    throw Error(Code::imp_unknown_charset,
                fmt::format("character set {} is not known; give a name as Oracle spells it, such "
                            "as AL32UTF8 or WE8MSWIN1252",
                            text));
  }
  return *set;
}

std::unique_ptr<ByteSource> open_files(const std::vector<std::string>& files) {
  std::vector<std::unique_ptr<ByteSource>> sources;
  for (const std::string& file : files) sources.push_back(io::open_input(file));
  return dump::joined(std::move(sources));
}

std::unique_ptr<dump::Reader> open_dump(std::unique_ptr<ByteSource> source,
                                        const std::string& charset, Diagnostics& diagnostics) {
  std::optional<std::uint16_t> override_id;
  if (!charset.empty()) override_id = find_charset(charset).id;
  return dump::make_exp_reader(dump::checked_input(std::move(source)), diagnostics, override_id);
}

}  // namespace exhume::tools
