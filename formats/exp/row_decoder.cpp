#include "formats/exp/row_decoder.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace exhume::exp {
namespace {

constexpr std::uint16_t al16utf16 = 2000;
constexpr std::uint16_t al16utf16le = 2002;

std::string hex(Bytes bytes) {
  constexpr std::size_t shown = 32;
  std::string out;
  for (const std::uint8_t byte : bytes.first(std::min(bytes.size(), shown))) {
    fmt::format_to(std::back_inserter(out), "{:02x}", byte);
  }
  return bytes.size() > shown ? out + "…" : out;
}

bool is_ascii(Bytes bytes) {
  return std::ranges::all_of(bytes, [](std::uint8_t byte) { return byte < 0x80; });
}

bool is_text(types::TypeCode code) {
  return types::is_character(code) || code == types::TypeCode::clob;
}

}  // namespace

std::uint64_t field_offset(const Row& row, std::size_t column) {
  std::uint64_t offset = row.range.begin + 2;
  for (std::size_t i = 0; i < column; ++i)
    offset += 2 + (row.fields[i] ? row.fields[i]->size() : 0);
  return offset;
}

RowDecoder::RowDecoder(const DataHead& head, const TextLabels& labels, charset::Decoders& decoders)
    : decoders_(decoders) {
  for (const types::ColumnType& type : head.columns) {
    Column column{.code = type.code};
    if (is_text(type.code)) {
      column.charset_id = type.charset_id != 0 ? type.charset_id : labels.client;
      if (labels.override_ && type.charset_form != types::form_national) {
        column.charset_id = *labels.override_;
      }
      const charset::CharacterSet* set = charset::find(column.charset_id);
      if (set != nullptr && set->conversion != charset::Conversion::none) {
        column.decoder = decoders.of(*set);
        column.is_ascii_superset = set->ascii_superset;
      }
    }
    columns_.push_back(std::move(column));
  }
}

void RowDecoder::decode(const Row& row, std::vector<types::Value>& values) {
  row_ = &row;
  problems_.clear();
  values.resize(columns_.size());
  std::size_t next_lob = 0;
  const bool bfiles_have_values = row.lobs.size() > internal_lobs(row);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const types::TypeCode code = columns_[i].code;
    if (!row.fields[i]) {
      values[i] = types::Null{};
    } else if (types::is_character(code)) {
      values[i] = column_text(i, *row.fields[i]);
    } else if (code == types::TypeCode::clob || code == types::TypeCode::blob ||
               (code == types::TypeCode::bfile && bfiles_have_values)) {
      const bool present = next_lob < row.lobs.size();
      values[i] = lob(i, *row.fields[i], present ? row.lobs[next_lob] : std::nullopt);
      ++next_lob;
    } else {
      values[i] = types::decode_scalar(code, *row.fields[i]);
      if (const auto* undecoded = std::get_if<types::Undecoded>(&values[i])) {
        problem(types::type_name(code) == "unknown" ? Code::unknown_type : Code::bad_value, i,
                fmt::format("no {} (type {}): {}: {}", types::type_name(code),
                            static_cast<int>(code), undecoded->reason, hex(undecoded->bytes)));
      }
    }
  }
}

// How many CLOBs and BLOBs the row has. A BFILE's value is outside the database; whether one
// stands behind the row is not known, so the number of values there decides.
std::size_t RowDecoder::internal_lobs(const Row& row) const {
  std::size_t count = 0;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const types::TypeCode code = columns_[i].code;
    if (row.fields[i] && (code == types::TypeCode::clob || code == types::TypeCode::blob)) ++count;
  }
  return count;
}

types::Value RowDecoder::column_text(std::size_t column, Bytes bytes) {
  Column& info = columns_[column];
  return text(column, bytes, info.decoder.get(), info.is_ascii_superset);
}

types::Value RowDecoder::text(std::size_t column, Bytes bytes, const charset::Decoder* decoder,
                              bool is_ascii_superset) {
  Column& info = columns_[column];
  if (is_ascii_superset && is_ascii(bytes)) return types::Text{as_text(bytes)};
  if (decoder == nullptr) {
    if (!info.told) {
      const charset::CharacterSet* set = charset::find(info.charset_id);
      problem(Code::no_conversion, column,
              fmt::format("no conversion for character set {} (id {}): its text stays bytes; "
                          "--charset names another set to read it in",
                          set != nullptr ? set->name : "unknown", info.charset_id));
      info.told = true;
    }
    return types::Undecoded{bytes, "no conversion for its character set"};
  }
  info.text.clear();
  bad_.clear();
  decoder->decode(bytes, info.text, bad_);
  if (!bad_.empty()) {
    const charset::BadSpot& first = bad_.front();
    problem(Code::undecodable_text, column,
            fmt::format("no text of its character set {}: {} bad sequences, the first {} at "
                        "byte {} of {}: {}",
                        charset::find(info.charset_id) ? charset::find(info.charset_id)->name : "",
                        bad_.size(), hex(bytes.subspan(first.offset, first.length)),
                        first.offset + 1, bytes.size(), hex(bytes)));
  }
  return types::Text{info.text};
}

types::Value RowDecoder::lob(std::size_t column, Bytes locator, const std::optional<Bytes>& value) {
  if (!value) {
    problem(Code::missing_lob, column,
            fmt::format("the row has a LOB locator but no LOB value for it: {}", hex(locator)));
    return types::Undecoded{locator, "no LOB value for its locator"};
  }
  if (columns_[column].code != types::TypeCode::clob) return types::Raw{*value};
  const auto decoded = types::LobLocator::decode(locator);
  if (!decoded) {
    problem(Code::bad_value, column,
            fmt::format("no LOB locator: {}: {}", decoded.reason(), hex(locator)));
    return types::Undecoded{*value, decoded.reason()};
  }
  switch (decoded->encoding) {
    case types::LobLocator::Encoding::column_charset: break;
    case types::LobLocator::Encoding::utf16_be:
      return text(column, *value, decoders_.of(*charset::find(al16utf16)).get(), false);
    case types::LobLocator::Encoding::utf16_le:
      return text(column, *value, decoders_.of(*charset::find(al16utf16le)).get(), false);
  }
  return column_text(column, *value);
}

void RowDecoder::problem(Code code, std::size_t column, std::string message) {
  problems_.push_back({code, column, std::move(message), field_offset(*row_, column)});
}

}  // namespace exhume::exp
