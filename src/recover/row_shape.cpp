#include "src/recover/row_shape.hpp"

#include <algorithm>
#include <limits>

#include "charset/character_set.hpp"
#include "formats/types/lob_locator.hpp"
#include "formats/types/value.hpp"

namespace exhume::recover {
namespace {

// docs/export-format.md, "Table data" and "LOB values".
constexpr std::uint16_t null_length = 0xfffe;
constexpr std::uint16_t lob_in_pieces = 0xfffc;
constexpr std::uint16_t lob_in_pieces_9 = 0xfffa;
constexpr std::uint16_t longest_counted = 0xfff0;
constexpr std::uint16_t more_pieces = 0x8000;

// A locator, an image or a ROWID says its own length; the descriptor's size does not bound it.
constexpr std::size_t no_limit = longest_counted;

// Bytes of LOBs and LONGs are jumped over: having this many of them in memory takes the time of
// looking at one.
constexpr std::size_t bytes_jumped = 16;

bool is_long(types::TypeCode code) {
  return code == types::TypeCode::long_text || code == types::TypeCode::long_raw;
}

std::size_t longest_value(const types::ColumnType& column) {
  switch (column.code) {
    case types::TypeCode::varchar2:
    case types::TypeCode::character:
    case types::TypeCode::raw: return column.size == 0 ? no_limit : column.size;
    case types::TypeCode::number: return 22;
    case types::TypeCode::date: return 7;
    case types::TypeCode::timestamp:
    case types::TypeCode::timestamp_ltz: return 11;
    case types::TypeCode::timestamp_tz: return 13;
    case types::TypeCode::interval_ym: return 5;
    case types::TypeCode::interval_ds: return 11;
    case types::TypeCode::binary_float: return 4;
    case types::TypeCode::binary_double: return 8;
    default: return no_limit;
  }
}

bool is_control(std::uint8_t byte) {
  return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r';
}

bool is_ascii(Bytes bytes) {
  return std::ranges::all_of(bytes, [](std::uint8_t byte) { return byte < 0x80; });
}

std::string_view locator_problem(types::TypeCode code, Bytes bytes) {
  const auto locator = types::LobLocator::decode(bytes);
  if (!locator) return "no LOB locator";
  if (std::size_t(bytes[0] << 8 | bytes[1]) != bytes.size() - 2) {
    return "a LOB locator that gives another length";
  }
  const bool is_blob = locator->kind == types::LobLocator::Kind::blob;
  if (is_blob != (code == types::TypeCode::blob)) return "a LOB locator of another type";
  return {};
}

}  // namespace

RowShape::RowShape(const exp::DataHead& head, std::uint16_t client_charset,
                   charset::Decoders& decoders)
    : direct_path_(head.direct_path) {
  for (const types::ColumnType& type : head.columns) {
    Column column{.code = type.code, .longest = longest_value(type)};
    if (types::is_character(type.code)) {
      const auto* set = charset::find(type.charset_id != 0 ? type.charset_id : client_charset);
      if (set != nullptr && set->conversion != charset::Conversion::none) {
        column.decoder = decoders.of(*set);
        column.is_ascii_superset = set->ascii_superset;
      }
    }
    has_lobs_ = has_lobs_ || types::is_lob(type.code);
    columns_.push_back(std::move(column));
  }
}

// Goes through one row, from length to length.
class RowShape::Walk {
 public:
  Walk(const RowShape& shape, Bytes at) : shape_(shape), at_(at) {}

  RowCheck check() {
    if (fields() && (shape_.direct_path_ || lobs())) {
      check_.verdict = bad_value_ ? RowCheck::Verdict::bad_value : RowCheck::Verdict::good;
      check_.size = pos_;
    }
    check_.effort += pos_ / bytes_jumped;
    return check_;
  }

 private:
  // Each of these gives false when the row ends here, with why in check_.
  bool broken(std::size_t column, std::string_view reason) {
    check_.verdict = RowCheck::Verdict::broken;
    check_.column = column;
    check_.reason = reason;
    return false;
  }

  bool cut() {
    check_.verdict = RowCheck::Verdict::cut;
    return false;
  }

  bool word(std::uint16_t& out) {
    if (at_.size() - pos_ < 2) return cut();
    out = static_cast<std::uint16_t>(at_[pos_] | at_[pos_ + 1] << 8);
    pos_ += 2;
    check_.effort += 2;
    return true;
  }

  bool bytes(std::size_t count, Bytes& out) {
    if (at_.size() - pos_ < count) return cut();
    out = at_.subspan(pos_, count);
    pos_ += count;
    return true;
  }

  bool number(int width, std::uint64_t& out) {
    Bytes in;
    if (!bytes(static_cast<std::size_t>(width), in)) return false;
    out = 0;
    for (std::size_t i = in.size(); i-- > 0;) out = out << 8 | in[i];
    return true;
  }

  bool fields() {
    for (std::size_t i = 0; i < shape_.columns_.size(); ++i) {
      if (!field(i)) return false;
    }
    return true;
  }

  bool field(std::size_t i) {
    const Column& column = shape_.columns_[i];
    std::uint16_t length = 0;
    if (!word(length)) return false;
    if (length == null_length) return true;
    if (is_long(column.code) && (length & more_pieces) != 0) return long_pieces(i, length);
    if (length == 0) return broken(i, "a value of no bytes");
    if (length > column.longest) return broken(i, "a value longer than its column");
    Bytes value;
    if (!bytes(length, value)) return false;
    if (column.code == types::TypeCode::clob || column.code == types::TypeCode::blob) {
      const std::string_view problem = locator_problem(column.code, value);
      if (!problem.empty()) return broken(i, problem);
      ++internal_lobs_;
    } else if (column.code == types::TypeCode::bfile) {
      ++bfiles_;
    } else {
      look_at(i, value);
    }
    return true;
  }

  bool long_pieces(std::size_t i, std::uint16_t length) {
    while (true) {
      Bytes piece;
      if (length > longest_counted) return broken(i, "a LONG with an impossible piece");
      if (!bytes(length & ~more_pieces, piece)) return false;
      if ((length & more_pieces) == 0) return true;
      if (!word(length)) return false;
    }
  }

  void look_at(std::size_t i, Bytes value) {
    check_.effort += value.size();
    const Column& column = shape_.columns_[i];
    if (types::is_character(column.code)) {
      look_at_text(column, value);
      return;
    }
    const types::Value decoded = types::decode_scalar(column.code, value);
    const auto* undecoded = std::get_if<types::Undecoded>(&decoded);
    const bool known = types::type_name(column.code) != "unknown" &&
                       column.code != types::TypeCode::time &&
                       column.code != types::TypeCode::time_tz;
    if (undecoded != nullptr && known && !bad_value_) {
      bad_value_ = true;
      check_.column = i;
      check_.reason = undecoded->reason;
    }
  }

  void look_at_text(const Column& column, Bytes value) {
    if (column.is_ascii_superset) {
      check_.unlikely = check_.unlikely || std::ranges::any_of(value, is_control);
      if (is_ascii(value)) return;
    }
    if (!column.decoder) return;
    std::string text;
    charset::BadSpots bad;
    column.decoder->decode(value, text, bad);
    check_.undecodable = check_.undecodable || !bad.empty();
  }

  bool lobs() {
    std::uint16_t count = 0;
    if (!word(count)) return false;
    const std::size_t last = shape_.columns_.size() - 1;
    if (count != internal_lobs_ && count != internal_lobs_ + bfiles_) {
      return broken(last, shape_.has_lobs_ ? "another number of LOB values than of locators"
                                           : "LOB values in a table without LOBs");
    }
    for (std::size_t i = 0; i < count; ++i) {
      if (!lob(last)) return false;
    }
    return true;
  }

  bool lob(std::size_t column) {
    std::uint16_t length = 0;
    if (!word(length)) return false;
    if (length == null_length) return true;
    std::uint64_t total = 0;
    if (length == lob_in_pieces) {
      return number(8, total) && lob_pieces(column, total);
    }
    if (length == lob_in_pieces_9) {
      if (!number(2, total)) return false;
      if (total == lob_in_pieces_9 && !number(4, total)) return false;
      return lob_pieces(column, total);
    }
    if (length > longest_counted) return broken(column, "a LOB value with an impossible length");
    Bytes value;
    return bytes(length, value);
  }

  // All pieces but the last are of one size: a damaged length shows at the next piece, and a
  // damaged total cannot make a reader wait for the end of the file.
  bool lob_pieces(std::size_t column, std::uint64_t left) {
    std::uint16_t first = 0;
    while (left > 0) {
      std::uint16_t length = 0;
      if (!word(length)) return false;
      if (first == 0) first = length;
      if (length == 0 || length != std::min<std::uint64_t>(first, left)) {
        return broken(column, "a LOB piece of an impossible length");
      }
      Bytes piece;
      if (!bytes(length, piece)) return false;
      left -= length;
    }
    return true;
  }

  const RowShape& shape_;
  Bytes at_;
  std::size_t pos_ = 0;
  std::size_t internal_lobs_ = 0;
  std::size_t bfiles_ = 0;
  bool bad_value_ = false;
  RowCheck check_;
};

RowCheck RowShape::check(Bytes at) const {
  return Walk(*this, at).check();
}

}  // namespace exhume::recover
