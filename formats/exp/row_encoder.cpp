#include "formats/exp/row_encoder.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "charset/utf8_text.hpp"
#include "formats/exp/column_charset.hpp"
#include "formats/exp/marks.hpp"
#include "formats/exp/new_lob.hpp"
#include "formats/exp/put.hpp"
#include "src/base/error.hpp"
#include "src/base/text.hpp"

namespace exhume::exp {
namespace {

constexpr std::uint16_t longest_plain_long = more_pieces - 1;

[[noreturn]] void fail(Code code, std::string message) {
  throw Error(code, std::move(message));
}

void set_length(ByteBuffer& out, std::size_t at, std::size_t length) {
  out[at] = static_cast<std::uint8_t>(length);
  out[at + 1] = static_cast<std::uint8_t>(length >> 8);
}

// Calls `each` with every piece of `value`, and whether it is the last one.
template <typename Each>
void cut(Bytes value, std::span<const std::uint16_t> sizes, std::uint16_t usual, const Each& each) {
  std::size_t next = 0;
  do {
    const std::size_t wanted = next < sizes.size() ? sizes[next] : usual;
    const Bytes piece = value.first(std::min(wanted, value.size()));
    value = value.subspan(piece.size());
    ++next;
    each(piece, value.empty() && next >= sizes.size());
  } while (!value.empty() || next < sizes.size());
}

void put_plain_lob(ByteBuffer& out, Bytes value) {
  if (value.size() > longest_length) {
    fail(Code::bad_value, fmt::format("a LOB value of {} bytes in one piece", value.size()));
  }
  put_u16le(out, static_cast<std::uint16_t>(value.size()));
  put(out, value);
}

void put_lob_pieces(ByteBuffer& out, const LobDetail& detail, Bytes value) {
  if (value.empty()) return;
  const std::uint32_t size = detail.piece_size != 0 ? detail.piece_size : usual_lob_piece;
  if (size > UINT16_MAX) fail(Code::bad_value, fmt::format("LOB pieces of {} bytes", size));
  cut(value, detail.piece_sizes, static_cast<std::uint16_t>(size), [&](Bytes piece, bool) {
    put_u16le(out, static_cast<std::uint16_t>(piece.size()));
    put(out, piece);
  });
}

void put_lob(ByteBuffer& out, const LobDetail& detail, LobForm form, Bytes value) {
  switch (form) {
    case LobForm::absent: return;
    case LobForm::null: put_u16le(out, null_length); return;
    case LobForm::plain: put_plain_lob(out, value); return;
    case LobForm::pieces_16:
      put_u16le(out, lob_in_pieces_9);
      put_u16le(out, static_cast<std::uint16_t>(value.size()));
      break;
    case LobForm::pieces_32:
      put_u16le(out, lob_in_pieces_9);
      put_u16le(out, lob_in_pieces_9);
      put_little_endian(out, value.size(), 4);
      break;
    case LobForm::pieces_64:
      put_u16le(out, lob_in_pieces);
      put_little_endian(out, value.size(), 8);
      break;
  }
  put_lob_pieces(out, detail, value);
}

bool is_absent(const LobDetail& detail) {
  return detail.form == LobForm::absent;
}

}  // namespace

RowEncoder::RowEncoder(const DataHead& head, int major_version, std::uint16_t client,
                       charset::Encoders& encoders)
    : encoders_(encoders), major_version_(major_version), direct_path_(head.direct_path) {
  for (const types::ColumnType& type : head.columns) {
    Column column{.type = type};
    if (is_text(type.code)) {
      column.charset_id = column_charset_id(type, {.client = client});
      if (const charset::CharacterSet* set = convertible(column.charset_id)) {
        column.encoder = encoders.of(*set);
        column.is_ascii_superset = set->ascii_superset;
      }
    }
    columns_.push_back(std::move(column));
  }
}

void RowEncoder::encode(ByteBuffer& out, const StreamRow& row) {
  column_.reset();
  if (row.values.size() != columns_.size()) {
    fail(Code::bad_structure,
         fmt::format("a row of {} values for {} columns", row.values.size(), columns_.size()));
  }
  lossy_.clear();
  lobs_.clear();
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    column_ = i;
    if (std::holds_alternative<types::Null>(row.values[i])) {
      put_u16le(out, null_length);
    } else if (types::is_lob(columns_[i].type.code)) {
      put_locator(out, i, row);
    } else {
      put_field(out, i, row);
    }
  }
  column_.reset();
  if (!row.lobs.empty() && row.lobs.size() != lobs_.size()) {
    fail(Code::bad_structure,
         fmt::format("{} locators for the {} LOB values of a row", row.lobs.size(), lobs_.size()));
  }
  if (!direct_path_) put_lobs(out, row);
}

void RowEncoder::put_field(ByteBuffer& out, std::size_t column, const StreamRow& row) {
  const std::size_t at = out.size();
  out.resize(at + 2);
  encode_value(out, column, row.values[column]);
  const std::size_t length = out.size() - at - 2;
  const types::TypeCode code = columns_[column].type.code;
  const bool is_cut = std::ranges::find(row.longs, column, &LongDetail::column) != row.longs.end();
  const std::size_t most = may_stand_in_pieces(code) ? longest_plain_long : longest_length;
  if (is_cut || (is_long(code) && length > most)) {
    scratch_.assign(out.begin() + static_cast<std::ptrdiff_t>(at) + 2, out.end());
    out.resize(at);
    put_long(out, column, row);
  } else if (length > most) {
    fail(Code::bad_value, fmt::format("a value of {} bytes in column {}: a row has room for {}",
                                      length, column + 1, most));
  } else {
    set_length(out, at, length);
  }
}

void RowEncoder::put_long(ByteBuffer& out, std::size_t column, const StreamRow& row) {
  const auto detail = std::ranges::find(row.longs, column, &LongDetail::column);
  const auto sizes =
      detail != row.longs.end() ? detail->piece_sizes : std::span<const std::uint16_t>();
  cut(scratch_, sizes, longest_plain_long, [&](Bytes piece, bool is_last) {
    put_u16le(out, static_cast<std::uint16_t>(piece.size() | (is_last ? 0 : more_pieces)));
    put(out, piece);
  });
}

void RowEncoder::put_locator(ByteBuffer& out, std::size_t column, const StreamRow& row) {
  LobDetail detail;
  if (lobs_.size() < row.lobs.size()) detail = row.lobs[lobs_.size()];
  lobs_.push_back({column, detail});
  if (row.lobs.empty()) {
    const ByteBuffer made =
        new_locator(major_version_, columns_[column].type, columns_[column].charset_id);
    put_counted(out, as_text(made), "a LOB locator");
  } else {
    put_counted(out, as_text(detail.locator), "a LOB locator");
  }
}

void RowEncoder::put_lobs(ByteBuffer& out, const StreamRow& row) {
  const auto absent = static_cast<std::size_t>(
      std::ranges::count_if(lobs_, [](const PendingLob& lob) { return is_absent(lob.detail); }));
  put_u16le(out, static_cast<std::uint16_t>(lobs_.size() - absent + row.surplus.size()));
  for (const PendingLob& lob : lobs_) {
    if (is_absent(lob.detail)) continue;
    column_ = lob.column;
    scratch_.clear();
    encode_lob(scratch_, lob.column, row.values[lob.column], lob.detail.locator);
    LobForm form = lob.detail.form.value_or(usual_lob_form(major_version_, scratch_.size()));
    put_lob(out, lob.detail, form, scratch_);
  }
  column_.reset();
  for (const SurplusLob& lob : row.surplus) {
    put_lob(out, lob.detail, lob.detail.form.value_or(LobForm::plain), lob.value);
  }
}

void RowEncoder::encode_lob(ByteBuffer& out, std::size_t column, const types::Value& value,
                            Bytes locator) {
  const auto* text = std::get_if<types::Text>(&value);
  if (text == nullptr) {
    types::encode(out, value);
    return;
  }
  ByteBuffer made;
  if (locator.empty()) {
    made = new_locator(major_version_, columns_[column].type, columns_[column].charset_id);
    locator = made;
  }
  const auto decoded = types::LobLocator::decode(locator);
  const charset::CharacterSet* utf16 = decoded ? utf16_of(decoded->encoding) : nullptr;
  if (utf16 != nullptr) {
    encode_text(out, column, text->utf8, encoders_.of(*utf16).get(), false);
  } else {
    encode_value(out, column, value);
  }
}

void RowEncoder::encode_value(ByteBuffer& out, std::size_t column, const types::Value& value) {
  const auto* text = std::get_if<types::Text>(&value);
  if (text == nullptr) {
    types::encode(out, value);
    return;
  }
  encode_text(out, column, text->utf8, columns_[column].encoder.get(),
              columns_[column].is_ascii_superset);
}

void RowEncoder::encode_text(ByteBuffer& out, std::size_t column, std::string_view utf8,
                             const charset::Encoder* encoder, bool is_ascii_superset) {
  if (is_ascii_superset && charset::is_ascii(as_bytes(utf8))) {
    put(out, utf8);
    return;
  }
  if (encoder == nullptr) {
    fail(Code::no_conversion,
         fmt::format("no conversion for character set {} (id {}) of column {}",
                     set_name(column, "unknown"), columns_[column].charset_id, column + 1));
  }
  bad_.clear();
  encoder->encode(utf8, out, bad_);
  if (bad_.empty()) return;
  lossy_.push_back({column, fmt::format("{} that its character set {} lacks: replaced",
                                        counted(bad_.size(), "character"), set_name(column, ""))});
}

std::string_view RowEncoder::set_name(std::size_t column, std::string_view unknown) const {
  const charset::CharacterSet* set = charset::find(columns_[column].charset_id);
  return set != nullptr ? set->name : unknown;
}

}  // namespace exhume::exp
