#include "src/parameters/userid.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "src/parameters/values.hpp"
#include "src/sql/tokens.hpp"

namespace exhume::parameters {
namespace {

constexpr std::array schemes =
    std::to_array<std::string_view>({"sqlite:", "postgresql://", "postgres://"});

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(' ') + 1 - first));
}

// Takes `AS SYSDBA` off the end.
std::string take_role(std::string& userid) {
  const std::string folded = sql::fold_case(userid);
  for (const std::string_view role : {"SYSDBA", "SYSOPER"}) {
    if (!folded.ends_with(role)) continue;
    const std::string before = trimmed(
        std::string_view(userid).substr(0, userid.size() - std::min(userid.size(), role.size())));
    if (before.size() < 3 || !sql::is_word(before.substr(before.size() - 3), " AS")) continue;
    userid = trimmed(before.substr(0, before.size() - 3));
    return std::string(role);
  }
  return {};
}

// Where the database begins: behind an @ that is in no quotes, or with its scheme. A password
// may hold @ in front of a scheme.
std::size_t database_start(const std::string& userid) {
  std::size_t first = std::string::npos;
  for (const std::string_view scheme : schemes) {
    const std::size_t at = userid.find(scheme);
    if (at == 0 || (at != std::string::npos && userid[at - 1] == '@')) first = std::min(first, at);
  }
  if (first != std::string::npos) return first;
  const std::vector<std::string> parts = split(userid, '@');
  return parts.size() == 1 ? std::string::npos : userid.size() - parts.back().size();
}

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == '~';
    out += is_plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

std::string small_letters(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  return text;
}

}  // namespace

std::string parse_database(const Program& program, const std::string& text) {
  const bool has_scheme = std::ranges::any_of(
      schemes, [&text](std::string_view scheme) { return text.starts_with(scheme); });
  if (has_scheme) return text;
  if (text.starts_with("//") && text.size() > 2) return "postgresql:" + text;
  refuse(program,
         fmt::format("{} is no target; sqlite:PATH and postgresql://HOST/DATABASE are", text));
}

Userid parse_userid(const Program& program, const std::string& value) {
  Userid out;
  std::string rest = trimmed(value);
  out.role = take_role(rest);
  if (const std::size_t at = database_start(rest); at != std::string::npos) {
    out.database = parse_database(program, rest.substr(at));
    rest.resize(at == 0 ? 0 : at - 1);
  } else if (rest.ends_with(".dmp")) {
    refuse(program, fmt::format("the dump is given as FILE={}", rest));
  }
  const std::vector<std::string> parts = split(rest, '/');
  out.is_user_quoted = is_quoted(parts[0]);
  out.user = name(parts[0]);
  if (parts.size() > 1) out.password = unquoted(rest.substr(parts[0].size() + 1));
  return out;
}

std::string address_with_login(const Userid& userid) {
  const std::size_t scheme = userid.database.find("://");
  if (userid.user.empty() || scheme == std::string::npos) return userid.database;
  const std::size_t host = scheme + 3;
  const std::string_view behind = std::string_view(userid.database).substr(host);
  const bool has_user =
      behind.substr(0, behind.find_first_of("/?")).find('@') != std::string_view::npos ||
      behind.find("user=") != std::string_view::npos;
  if (has_user) return userid.database;
  std::string login =
      percent_encoded(userid.is_user_quoted ? userid.user : small_letters(userid.user));
  if (userid.password) login += ":" + percent_encoded(*userid.password);
  return userid.database.substr(0, host) + login + "@" + std::string(behind);
}

}  // namespace exhume::parameters
