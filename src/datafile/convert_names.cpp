#include "src/datafile/convert_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "src/base/error.hpp"

namespace exhume::datafile {
namespace {

std::string upper_case(std::string word) {
  for (char& c : word) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return word;
}

[[noreturn]] void bad(const std::string& message) {
  throw Error(Code::imp_bad_parameter, message);
}

unsigned parse_count(const std::string& text) {
  unsigned count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc() || end != text.data() + text.size() || count == 0 || count > 64) {
    bad(fmt::format("PARALLELISM {} is none: it is 1 to 64", text));
  }
  return count;
}

// Hands out words; an equals sign between a keyword and its value may be left out.
class Words {
 public:
  explicit Words(std::span<const std::string> words) : words_(words) {}

  bool at_end() const { return next_ == words_.size(); }
  const std::string& take() { return words_[next_++]; }

  std::string value_of(const std::string& keyword) {
    if (!at_end() && words_[next_] == "=") ++next_;
    if (at_end()) bad(fmt::format("{} needs a value", keyword));
    std::string value = take();
    if (value.starts_with('=')) value.erase(0, 1);
    return value;
  }

  void expect(const std::string& word, const std::string& behind) {
    if (at_end() || upper_case(words_[next_]) != word) {
      bad(fmt::format("{} must be followed by {}", behind, word));
    }
    ++next_;
  }

 private:
  std::span<const std::string> words_;
  std::size_t next_ = 0;
};

std::string element(char letter, const FileHeader& header, const std::string& unique) {
  switch (letter) {
    case 'd': return std::string(header.database_name());
    case 'I': return std::to_string(header.database_id());
    case 'N': return std::string(header.tablespace_name());
    case 'f': return std::to_string(header.file_number());
    case 'u': return unique;
    case '%': return "%";
    default: bad(fmt::format("%{} is no element of FORMAT: there are %d %f %I %N %u %U", letter));
  }
}

}  // namespace

void add_name_pairs(ConvertWords& words, const std::string& list) {
  std::vector<std::string> parts{""};
  for (const char c : list) {
    if (c == ',') {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  if (parts.size() % 2 != 0) bad("DB_FILE_NAME_CONVERT needs pairs: old,new[,old,new...]");
  for (std::size_t i = 0; i < parts.size(); i += 2) {
    words.name_pairs.emplace_back(parts[i], parts[i + 1]);
  }
}

ConvertWords parse_convert_words(std::span<const std::string> list) {
  ConvertWords out;
  Words words(list);
  while (!words.at_end()) {
    const std::string word = words.take();
    const std::string keyword = upper_case(word);
    if (keyword == "DATAFILE") continue;
    if (keyword == "FROM" || keyword == "TO") {
      words.expect("PLATFORM", keyword);
      (keyword == "TO" ? out.to_platform : out.from_platform) = words.value_of("PLATFORM");
    } else if (keyword == "FORMAT") {
      out.format = words.value_of(keyword);
    } else if (keyword == "DB_FILE_NAME_CONVERT") {
      add_name_pairs(out, words.value_of(keyword));
    } else if (keyword == "PARALLELISM") {
      out.parallelism = parse_count(words.value_of(keyword));
    } else {
      out.files.push_back(word);
    }
  }
  return out;
}

std::string formatted_name(const std::string& format, const FileHeader& header,
                           const std::string& unique) {
  std::string out;
  for (std::size_t i = 0; i < format.size(); ++i) {
    if (format[i] != '%') {
      out += format[i];
    } else if (++i == format.size()) {
      bad("FORMAT ends with a percent sign");
    } else if (format[i] == 'U') {
      out += formatted_name("data_D-%d_I-%I_TS-%N_FNO-%f_%u", header, unique);
    } else {
      out += element(format[i], header, unique);
    }
  }
  return out;
}

std::optional<std::string> replaced_name(
    const std::string& path, std::span<const std::pair<std::string, std::string>> pairs) {
  for (const auto& [from, to] : pairs) {
    const std::size_t at = path.find(from);
    if (!from.empty() && at != std::string::npos) {
      return path.substr(0, at) + to + path.substr(at + from.size());
    }
  }
  return std::nullopt;
}

}  // namespace exhume::datafile
