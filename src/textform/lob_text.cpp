#include "src/textform/lob_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "formats/exp/new_lob.hpp"
#include "src/textform/value_text.hpp"

namespace exhume::textform {
namespace {

using exp::LobDetail;
using exp::LobForm;
using types::Value;

struct FormName {
  LobForm form;
  std::string_view name;
};
constexpr std::array form_names = std::to_array<FormName>({
    {LobForm::plain, "plain"},
    {LobForm::pieces_16, "pieces-16"},
    {LobForm::pieces_32, "pieces-32"},
    {LobForm::pieces_64, "pieces-64"},
    {LobForm::null, "null"},
    {LobForm::absent, "absent"},
});

// The row holds a locator, and no value stands behind it.
bool has_no_value(const LobDetail& detail) {
  return detail.form == LobForm::absent || detail.form == LobForm::null;
}

bool is_in_pieces(LobForm form) {
  return form == LobForm::pieces_16 || form == LobForm::pieces_32 || form == LobForm::pieces_64;
}

// The bytes of a value that is none of text.
Bytes stored_bytes(const Value& value) {
  if (const auto* raw = std::get_if<types::Raw>(&value)) return raw->bytes;
  if (const auto* undecoded = std::get_if<types::Undecoded>(&value)) return undecoded->bytes;
  return {};
}

// Whether the writer would choose the form by itself. A character of UTF-8 takes at most twice
// its bytes in any set.
bool is_usual(const LobDetail& detail, const Value& value, int major_version) {
  if (!detail.form) return true;
  if (const auto* text = std::get_if<types::Text>(&value)) {
    return detail.form == LobForm::plain && 2 * text->utf8.size() <= exp::usual_lob_piece;
  }
  return *detail.form == exp::usual_lob_form(major_version, stored_bytes(value).size()) &&
         (detail.form == LobForm::plain || detail.piece_size == exp::usual_lob_piece);
}

void append_form(std::string& out, const LobDetail& detail) {
  const auto named = std::ranges::find(form_names, *detail.form, &FormName::form);
  out.push_back(' ');
  out += named->name;
  if (!detail.piece_sizes.empty()) {
    out.push_back(' ');
    append_piece_sizes(out, detail.piece_sizes);
  } else if (is_in_pieces(*detail.form)) {
    fmt::format_to(std::back_inserter(out), " {}", detail.piece_size);
  }
}

bool read_form(Line& line, LobDetail& detail, LobBuffer& buffer) {
  const auto named = std::ranges::find_if(
      form_names, [&](const FormName& form) { return line.accept_word(form.name); });
  if (named == form_names.end()) return false;
  detail.form = named->form;
  if (!is_in_pieces(named->form)) return true;
  if (read_piece_sizes(line, buffer.piece_sizes)) {
    detail.piece_sizes = buffer.piece_sizes;
  } else {
    detail.piece_size = static_cast<std::uint32_t>(line.number_up_to(UINT16_MAX));
  }
  return true;
}

}  // namespace

void append_piece_sizes(std::string& out, std::span<const std::uint16_t> sizes) {
  fmt::format_to(std::back_inserter(out), "({})", fmt::join(sizes, ", "));
}

bool read_piece_sizes(Line& line, std::vector<std::uint16_t>& sizes) {
  if (!line.accept('(')) return false;
  sizes.clear();
  do {
    sizes.push_back(static_cast<std::uint16_t>(line.number_up_to(UINT16_MAX)));
  } while (line.accept(','));
  if (!line.accept(')')) line.fail_here("a closing parenthesis belongs here");
  return true;
}

void append_lob(std::string& out, types::TypeCode type, const Value& value, const LobDetail& detail,
                int major_version) {
  if (has_no_value(detail)) {
    append_bytes(out, detail.locator);
    append_form(out, detail);
    return;
  }
  append_value(out, type, value);
  if (!detail.locator.empty()) {
    out += " locator ";
    append_bytes(out, detail.locator);
  }
  if (!is_usual(detail, value, major_version)) append_form(out, detail);
}

bool read_lob_detail(Lines& lines, types::TypeCode type, const Value& value, LobDetail& detail,
                     LobBuffer& buffer) {
  Line& line = lines.line();
  bool said = false;
  if (line.accept_word("locator")) {
    expect_bytes(lines, buffer.locator);
    detail.locator = buffer.locator;
    said = true;
  }
  said = read_form(line, detail, buffer) || said;
  // Behind the locator of a BFILE, which is all that is stored of it, no value was seen.
  if (!said && type == types::TypeCode::bfile) {
    detail.form = LobForm::absent;
    said = true;
  }
  if (has_no_value(detail)) {
    if (std::holds_alternative<types::Text>(value)) {
      line.fail("the value in front is its locator, which is written as x'…'");
    }
    detail.locator = stored_bytes(value);
  }
  return said;
}

void append_surplus(std::string& out, const exp::SurplusLob& lob) {
  out += " surplus ";
  append_bytes(out, lob.value);
  if (lob.detail.form.value_or(LobForm::plain) != LobForm::plain) append_form(out, lob.detail);
}

bool read_surplus(Lines& lines, exp::SurplusLob& lob, types::ByteBuffer& value, LobBuffer& buffer) {
  if (!lines.line().accept_word("surplus")) return false;
  expect_bytes(lines, value);
  lob.value = value;
  read_form(lines.line(), lob.detail, buffer);
  return true;
}

}  // namespace exhume::textform
