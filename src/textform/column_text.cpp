#include "src/textform/column_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "charset/character_set.hpp"
#include "formats/exp/marks.hpp"

namespace exhume::textform {
namespace {

using types::ColumnType;
using types::TypeCode;

// All types that have a name of their own.
constexpr std::array named_types = std::to_array<TypeCode>(
    {TypeCode::varchar2,     TypeCode::number,       TypeCode::long_text,     TypeCode::date,
     TypeCode::raw,          TypeCode::long_raw,     TypeCode::opaque,        TypeCode::rowid,
     TypeCode::character,    TypeCode::binary_float, TypeCode::binary_double, TypeCode::ref,
     TypeCode::clob,         TypeCode::blob,         TypeCode::bfile,         TypeCode::object,
     TypeCode::nested_table, TypeCode::varray,       TypeCode::time,          TypeCode::time_tz,
     TypeCode::timestamp,    TypeCode::timestamp_tz, TypeCode::interval_ym,   TypeCode::interval_ds,
     TypeCode::urowid,       TypeCode::timestamp_ltz});

// The names of types whose form is the national one.
struct NationalName {
  TypeCode code;
  std::string_view name;
};
constexpr std::array national_names = std::to_array<NationalName>({
    {TypeCode::varchar2, "NVARCHAR2"},
    {TypeCode::character, "NCHAR"},
    {TypeCode::clob, "NCLOB"},
});

void append_type(std::string& out, const ColumnType& type) {
  const auto national = std::ranges::find(national_names, type.code, &NationalName::code);
  if (type.charset_form == types::form_national && national != national_names.end()) {
    out += national->name;
  } else if (std::ranges::find(named_types, type.code) != named_types.end()) {
    out += types::type_name(type.code);
  } else {
    out += std::to_string(static_cast<int>(type.code));
  }
}

// The form that the type's name alone tells.
std::uint16_t implied_form(const ColumnType& type) {
  const bool has_national =
      std::ranges::find(national_names, type.code, &NationalName::code) != national_names.end();
  return has_national && type.charset_form == types::form_national ? types::form_national
                                                                   : types::form_implicit;
}

void read_type(Line& line, ColumnType& type) {
  line.next();
  const std::string_view rest = line.rest();
  std::string_view name = rest.substr(0, std::min(rest.find('('), rest.size()));
  while (name.ends_with(' ')) name.remove_suffix(1);
  if (!name.empty() && name[0] >= '0' && name[0] <= '9') {
    type.code = static_cast<TypeCode>(line.number_up_to(UINT16_MAX));
    return;
  }
  const auto national = std::ranges::find(national_names, name, &NationalName::name);
  const auto named = std::ranges::find(named_types, name, types::type_name);
  if (national != national_names.end()) {
    type.code = national->code;
    type.charset_form = types::form_national;
  } else if (named != named_types.end()) {
    type.code = *named;
  } else {
    line.fail_here(fmt::format("no column type \"{}\"", name.substr(0, 40)));
  }
  line.skip(name.size());
}

void read_charset_and_form(Line& line, ColumnType& type) {
  type.charset_id = read_charset(line);
  if (type.charset_form == 0) type.charset_form = types::form_implicit;
  if (line.accept_word("form")) {
    type.charset_form = static_cast<std::uint16_t>(line.number_up_to(UINT16_MAX));
  }
}

bool has_type_names(const exp::DataHead& head, std::size_t index) {
  const ColumnType& type = head.columns[index];
  return !type.type_owner.empty() || !type.type_name.empty() ||
         !head.type_column_names[index].empty();
}

// Of a list of empty names the first column tells that it is there.
bool tells_type_names(const exp::DataHead& head, std::size_t index) {
  if (head.type_column_names.empty()) return false;
  if (has_type_names(head, index)) return true;
  for (std::size_t i = 0; i < head.columns.size(); ++i) {
    if (has_type_names(head, i)) return false;
  }
  return index == 0;
}

}  // namespace

void append_charset(std::string& out, std::uint16_t id) {
  const charset::CharacterSet* set = charset::find(id);
  if (set != nullptr) {
    out += set->name;
  } else {
    out += std::to_string(id);
  }
}

std::uint16_t read_charset(Line& line) {
  const char first = line.next();
  if (first >= '0' && first <= '9') {
    return static_cast<std::uint16_t>(line.number_up_to(UINT16_MAX));
  }
  const std::string_view name = line.word();
  const charset::CharacterSet* set = charset::find(name);
  if (set == nullptr) line.fail(fmt::format("no character set \"{}\"", name));
  return set->id;
}

void append_column(std::string& out, const exp::DataHead& head, std::size_t index,
                   const ClientText& client, int major_version) {
  const ColumnType& type = head.columns[index];
  append_type(out, type);
  fmt::format_to(std::back_inserter(out), "({})", type.size);
  if (exp::has_character_set(type.code, major_version) || type.charset_id != 0 ||
      type.charset_form != 0) {
    out.push_back(' ');
    append_charset(out, type.charset_id);
    if (type.charset_form != implied_form(type)) {
      fmt::format_to(std::back_inserter(out), " form {}", type.charset_form);
    }
  }
  if (!tells_type_names(head, index)) return;
  out += " type ";
  client.append_quoted(out, type.type_owner);
  out.push_back('.');
  client.append_quoted(out, type.type_name);
  out.push_back(' ');
  client.append_quoted(out, head.type_column_names[index]);
}

void read_column(Line& line, exp::DataHead& head, const exp::Header& header,
                 const ClientText& client) {
  ColumnType type;
  read_type(line, type);
  if (!line.accept('(')) line.fail_here("the size of the column in parentheses belongs here");
  type.size = static_cast<std::uint16_t>(line.number_up_to(UINT16_MAX));
  if (!line.accept(')')) line.fail_here("a closing parenthesis belongs here");
  if (!line.at_end() && !line.rest().starts_with("type ")) {
    read_charset_and_form(line, type);
  } else if (exp::has_character_set(type.code, header.major_version)) {
    const bool national = type.charset_form == types::form_national;
    type.charset_id = national ? header.national_charset_id : header.database_charset_id;
    if (!national) type.charset_form = types::form_implicit;
  }
  std::string name;
  bool names = !head.type_column_names.empty();
  if (line.accept_word("type")) {
    names = true;
    type.type_owner = client.read_quoted(line);
    if (!line.accept('.')) line.fail_here("a point between the type's owner and its name");
    type.type_name = client.read_quoted(line);
    name = client.read_quoted(line);
  }
  line.expect_end();
  head.columns.push_back(std::move(type));
  if (!names) return;
  head.type_column_names.resize(head.columns.size());
  head.type_column_names.back() = std::move(name);
}

}  // namespace exhume::textform
