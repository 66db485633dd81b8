#include "src/repair/header_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "charset/character_set.hpp"
#include "formats/exp/layout.hpp"
#include "src/base/error.hpp"
#include "src/rewrite/client_text.hpp"

namespace exhume::repair {
namespace {

using exp::Header;

template <typename Number>
bool parse_number(std::string_view text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return !text.empty() && error == std::errc() && end == text.data() + text.size();
}

std::uint16_t charset_id(const std::string& text) {
  std::uint16_t id = 0;
  const bool is_number = parse_number(text, id);
  const charset::CharacterSet* set = is_number ? charset::find(id) : charset::find(text);
  if (set == nullptr) {
    throw Error(Code::imp_unknown_charset, fmt::format("unknown character set {}", text));
  }
  return set->id;
}

std::string charset_name(std::uint16_t id) {
  const charset::CharacterSet* set = charset::find(id);
  return set != nullptr ? std::string(set->name) : fmt::format("id {}", id);
}

rewrite::ClientText client_text(const Header& header) {
  return rewrite::ClientText(header.client_charset_id.value_or(0));
}

std::string shown(const Header& header, const std::string& bytes) {
  return client_text(header).decode(bytes).value_or(bytes);
}

std::string stored(const Header& header, const std::string& utf8) {
  if (auto bytes = client_text(header).encode(utf8)) return std::move(*bytes);
  throw Error(Code::imp_bad_parameter,
              fmt::format("the client's character set {} has no character for all of {}",
                          charset_name(header.client_charset_id.value_or(0)), utf8));
}

// What of a layout decides how the rest of the dump is read.
bool same_shape(const exp::Layout& one, const exp::Layout& other) {
  return one.header.settings == other.header.settings &&
         one.preamble.representations == other.preamble.representations &&
         one.preamble.settings == other.preamble.settings;
}

void set_client(Header& header, const std::string& text) {
  if (!header.client_charset_id) {
    throw Error(Code::change_refused, "a header of this version names no client character set");
  }
  header.client_charset_id = charset_id(text);
  header.session_charset_id = *header.client_charset_id;
}

void set_version(Header& header, const std::string& text) {
  const exp::Layout wanted = exp::make_layout(text, {});
  if (!same_shape(exp::make_layout(header.version, {}), wanted)) {
    throw Error(Code::change_refused,
                fmt::format("a dump of version {} is laid out in another way than one of {}: "
                            "dmp convert --to-version writes it anew",
                            text, header.version));
  }
  header.version = text;
  header.major_version = wanted.header.major_version;
}

void set_dba(Header& header, const std::string& text) {
  if (text != "yes" && text != "no") {
    throw Error(Code::imp_bad_parameter, fmt::format("dba is yes or no, not {}", text));
  }
  header.exporter_is_dba = text == "yes";
}

void set_mode(Header& header, const std::string& text) {
  constexpr std::array modes{"USERS", "TABLES", "ENTIRE", "TABLESPACES"};
  if (std::ranges::find(modes, text) == modes.end()) {
    throw Error(Code::imp_bad_parameter,
                fmt::format("no mode {}: USERS, TABLES, ENTIRE or TABLESPACES", text));
  }
  header.mode = text;
}

void set_record_length(Header& header, const std::string& text) {
  if (!parse_number(text, header.record_length)) {
    throw Error(Code::imp_bad_parameter, fmt::format("{} is no record length", text));
  }
}

constexpr std::array facts = std::to_array<HeaderFact>({
    {"client", [](const Header& h) { return charset_name(h.client_charset_id.value_or(0)); },
     set_client},
    {"database", [](const Header& h) { return charset_name(h.database_charset_id); },
     [](Header& h, const std::string& text) { h.database_charset_id = charset_id(text); }},
    {"national", [](const Header& h) { return charset_name(h.national_charset_id); },
     [](Header& h, const std::string& text) { h.national_charset_id = charset_id(text); }},
    {"version", [](const Header& h) { return h.version; }, set_version},
    {"exporter", [](const Header& h) { return shown(h, h.exporter); },
     [](Header& h, const std::string& text) { h.exporter = stored(h, text); }},
    {"dba", [](const Header& h) { return std::string(h.exporter_is_dba ? "yes" : "no"); }, set_dba},
    {"mode", [](const Header& h) { return h.mode; }, set_mode},
    {"record-length", [](const Header& h) { return std::to_string(h.record_length); },
     set_record_length},
    {"date", [](const Header& h) { return shown(h, h.date); },
     [](Header& h, const std::string& text) { h.date = stored(h, text); }},
    {"file-name", [](const Header& h) { return shown(h, h.file_name); },
     [](Header& h, const std::string& text) { h.file_name = stored(h, text); }},
});

}  // namespace

std::span<const HeaderFact> header_facts() {
  return facts;
}

const HeaderFact& header_fact(std::string_view name) {
  const auto found = std::ranges::find(facts, name, &HeaderFact::name);
  if (found == facts.end()) {
    std::string names;
    for (const HeaderFact& fact : facts)
      fmt::format_to(std::back_inserter(names), " {}", fact.name);
    throw Error(Code::imp_bad_parameter,
                fmt::format("a header has no field {}; it has:{}", name, names));
  }
  return *found;
}

}  // namespace exhume::repair
