#include "formats/exp/row_decoder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "charset/utf8_text.hpp"

namespace exhume::exp {
namespace {

std::string hex(Bytes bytes) {
  constexpr std::size_t shown = 32;
  std::string out;
  for (const std::uint8_t byte : bytes.first(std::min(bytes.size(), shown))) {
    fmt::format_to(std::back_inserter(out), "{:02x}", byte);
  }
  return bytes.size() > shown ? out + "…" : out;
}

LobDetail detail_of(Bytes locator, const Row& row, std::size_t lob) {
  const Pieces pieces = lob < row.lob_pieces.size() ? row.lob_pieces[lob] : Pieces{};
  const bool irregular = pieces.size == 0 && pieces.form != LobForm::plain;
  return {.locator = locator,
          .piece_size = pieces.size,
          .form = pieces.form,
          .piece_sizes = irregular ? pieces.sizes : std::span<const std::uint16_t>()};
}

}  // namespace

std::uint64_t field_offset(const Row& row, std::size_t column) {
  std::uint64_t offset = row.range.begin + 2;
  for (std::size_t i = 0; i < column; ++i)
    offset += 2 + (row.fields[i] ? row.fields[i]->size() : 0);
  return offset;
}

RowDecoder::RowDecoder(const DataHead& head, const TextLabels& labels, charset::Decoders& decoders,
                       charset::Encoders* encoders)
    : decoders_(decoders), encoders_(encoders) {
  for (const types::ColumnType& type : head.columns) {
    Column column{.code = type.code};
    if (is_text(type.code)) {
      column.charset_id = column_charset_id(type, labels);
      const charset::CharacterSet* set = convertible(column.charset_id);
      if (set != nullptr) column.codec = codec(*set);
    }
    columns_.push_back(std::move(column));
  }
}

RowDecoder::TextCodec RowDecoder::codec(const charset::CharacterSet& set) const {
  // UTF-16 is decoded strictly and encoded in one way: it always comes back.
  const bool is_utf16 = set.id == al16utf16 || set.id == al16utf16le;
  const bool is_checked = encoders_ != nullptr && !is_utf16;
  return {.decoder = decoders_.of(set),
          .encoder = is_checked ? encoders_->of(set) : nullptr,
          .is_ascii_superset = set.ascii_superset};
}

void RowDecoder::decode(const Row& row, std::vector<types::Value>& values) {
  row_ = &row;
  problems_.clear();
  lobs_.clear();
  values.resize(columns_.size());
  std::size_t next_lob = 0;
  const bool bfiles_have_values = row.lobs.size() > internal_lobs(row);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const types::TypeCode code = columns_[i].code;
    if (!row.fields[i]) {
      values[i] = types::Null{};
    } else if (types::is_character(code)) {
      values[i] = text(i, *row.fields[i], columns_[i].charset_id, columns_[i].codec);
    } else if (types::is_lob(code) && (code != types::TypeCode::bfile || bfiles_have_values)) {
      const bool present = next_lob < row.lobs.size();
      values[i] = lob(i, *row.fields[i], present ? row.lobs[next_lob] : std::nullopt);
      add_detail(*row.fields[i], present ? std::optional(next_lob) : std::nullopt);
      ++next_lob;
    } else {
      if (types::is_lob(code)) add_detail(*row.fields[i], std::nullopt);
      values[i] = types::decode_scalar(code, *row.fields[i]);
      if (const auto* undecoded = std::get_if<types::Undecoded>(&values[i])) {
        problem(types::type_name(code) == "unknown" ? Code::unknown_type : Code::bad_value, i,
                fmt::format("no {} (type {}): {}: {}", types::type_name(code),
                            static_cast<int>(code), undecoded->reason, hex(undecoded->bytes)));
      }
    }
  }
  longs_.clear();
  for (const Row::LongInPieces& part : row.longs)
    longs_.push_back({part.column, part.pieces.sizes});
  surplus_.clear();
  if (next_lob < row.lobs.size()) take_surplus(row, next_lob);
}

// An object may have LOBs among its attributes, and XMLTYPE may be stored as one. Their values
// stand among those of the LOB columns, in an order that is not known.
void RowDecoder::take_surplus(const Row& row, std::size_t first) {
  for (std::size_t i = first; i < row.lobs.size(); ++i) {
    surplus_.push_back({detail_of({}, row, i), row.lobs[i].value_or(Bytes{})});
  }
  if (std::exchange(told_of_surplus_, true)) return;
  std::size_t holder = 0;
  while (holder + 1 < columns_.size() && !types::is_image(columns_[holder].code)) ++holder;
  problem(
      Code::surplus_lob, holder,
      fmt::format("the row has {} LOB values for {} LOB columns: {} left over, and which value is "
                  "whose is not sure when objects hold some",
                  row.lobs.size(), first, surplus_.size()));
}

void RowDecoder::add_detail(Bytes locator, std::optional<std::size_t> lob) {
  lobs_.push_back(lob ? detail_of(locator, *row_, *lob)
                      : LobDetail{.locator = locator, .form = LobForm::absent});
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

types::Value RowDecoder::text(std::size_t column, Bytes bytes, std::uint16_t charset_id,
                              const TextCodec& codec) {
  Column& info = columns_[column];
  if (codec.is_ascii_superset && charset::is_ascii(bytes)) return types::Text{as_text(bytes)};
  if (codec.decoder == nullptr) {
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
  codec.decoder->decode(bytes, info.text, bad_);
  if (!bad_.empty()) {
    const charset::BadSpot& first = bad_.front();
    problem(Code::undecodable_text, column,
            fmt::format("no text of its character set {}: {} bad sequences, the first {} at "
                        "byte {} of {}: {}",
                        charset::find(charset_id) ? charset::find(charset_id)->name : "",
                        bad_.size(), hex(bytes.subspan(first.offset, first.length)),
                        first.offset + 1, bytes.size(), hex(bytes)));
  }
  if (encoders_ != nullptr && !comes_back(info.text, bytes, codec.encoder.get())) {
    return types::Undecoded{bytes, "no text that is encoded in one way only"};
  }
  return types::Text{info.text};
}

bool RowDecoder::comes_back(const std::string& utf8, Bytes bytes, const charset::Encoder* encoder) {
  if (encoder == nullptr || !bad_.empty()) return bad_.empty();
  encoded_.clear();
  encoder->encode(utf8, encoded_, bad_);
  return bad_.empty() && std::ranges::equal(encoded_, bytes);
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
  const charset::CharacterSet* utf16 = utf16_of(decoded->encoding);
  if (utf16 != nullptr) return text(column, *value, utf16->id, codec(*utf16));
  return text(column, *value, columns_[column].charset_id, columns_[column].codec);
}

void RowDecoder::problem(Code code, std::size_t column, std::string message) {
  problems_.push_back({code, column, std::move(message), field_offset(*row_, column)});
}

}  // namespace exhume::exp
