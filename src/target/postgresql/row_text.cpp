#include "src/target/postgresql/row_text.hpp"

#include <fmt/format.h>

#include "formats/types/raw.hpp"
#include "src/base/bytes.hpp"
#include "src/target/copy_text.hpp"

namespace exhume::target::postgresql {
namespace {

constexpr std::uint32_t nanoseconds_of_a_microsecond = 1000;

// The backslash of \x is escaped for COPY.
void append_bytes(std::string& out, Bytes bytes) {
  out += "\\\\x";
  types::append_hex(out, bytes);
}

// PostgreSQL takes BC behind the time and no sign before the year.
template <typename Moment>
void append_moment(std::string& out, const Moment& moment) {
  const std::size_t start = out.size();
  append_text(out, moment);
  if (out[start] != '-') return;
  out.erase(start, 1);
  out += " BC";
}

// Appends one value of a column, or returns why it would be changed.
struct Appender {
  std::string& out;
  Holds holds;

  using Problem = std::string_view;  // empty for none

  Problem operator()(const types::Null&) const {
    out += "\\N";
    return {};
  }

  Problem operator()(const types::Text& text) const {
    if (holds == Holds::bytes) {
      append_bytes(out, as_bytes(text.utf8));
    } else {
      if (text.utf8.find('\0') != std::string_view::npos) {
        return "PostgreSQL's text cannot hold U+0000";
      }
      append_copy_text(out, text.utf8);
    }
    return {};
  }

  Problem operator()(const types::Raw& raw) const {
    append_bytes(out, raw.bytes);
    return {};
  }

  Problem operator()(const types::Object& object) const {
    append_bytes(out, object.image);
    return {};
  }

  Problem operator()(const types::Undecoded& undecoded) const {
    if (holds != Holds::bytes) return undecoded.reason;
    append_bytes(out, undecoded.bytes);
    return {};
  }

  Problem operator()(const types::Date& date) const { return moment(date, 0); }
  Problem operator()(const types::Timestamp& timestamp) const {
    return moment(timestamp, timestamp.nanoseconds);
  }
  Problem operator()(const types::TimestampLtz& timestamp) const {
    return moment(timestamp, timestamp.stored.nanoseconds);
  }
  Problem operator()(const types::TimestampTz& timestamp) const {
    return moment(timestamp, timestamp.nanoseconds);
  }

  Problem operator()(const types::IntervalDs& interval) const {
    if (!fits(static_cast<std::uint32_t>(std::abs(interval.nanoseconds)))) return too_fine;
    append_text(out, interval);
    return {};
  }

  // Numbers, floats, months and addresses of rows: nothing that COPY would take for an escape.
  Problem operator()(const auto& plain) const {
    append_text(out, plain);
    return {};
  }

 private:
  static constexpr Problem too_fine = "PostgreSQL would round its fraction of a second";

  bool holds_text() const { return holds == Holds::text || holds == Holds::padded_text; }

  bool fits(std::uint32_t nanoseconds) const {
    return nanoseconds % nanoseconds_of_a_microsecond == 0 || holds_text();
  }

  template <typename Moment>
  Problem moment(const Moment& value, std::uint32_t nanoseconds) const {
    if (!fits(nanoseconds)) return too_fine;
    if (holds_text()) {
      append_text(out, value);
    } else {
      append_moment(out, value);
    }
    return {};
  }
};

}  // namespace

std::optional<std::string> append_row(std::string& out, std::span<const RowColumn> columns,
                                      std::span<const types::Value> values) {
  const std::size_t start = out.size();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (i > 0) out.push_back('\t');
    const std::string_view problem = std::visit(Appender{out, columns[i].holds}, values[i]);
    if (!problem.empty()) {
      out.resize(start);
      return fmt::format("column {}: {}", columns[i].name, problem);
    }
  }
  out.push_back('\n');
  return std::nullopt;
}

}  // namespace exhume::target::postgresql
