#pragma once
// What the logs of imp and exp have in common.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/error.hpp"

namespace exhume::logging {

/// Composes lines and hands them to sinks. Control characters of names are shown as \xNN.
class Log {
 public:
  using Sink = std::function<void(std::string_view)>;

  explicit Log(std::vector<Sink> sinks) : sinks_(std::move(sinks)) {}
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  /// A line; "" is an empty one. Ends an open line first.
  void line(std::string_view text);

  /// `Connected to: …`.
  void connected(const std::string& database);

  /// `IMP-00015: text`, and a place where it is known.
  void message(Code code, std::string_view text, const Place& place = {});

  /// `. . exporting table`, and the name in its column. A line that end_rows() completes with their
  /// count; with `feedback` the count stands on a line of its own.
  void begin_rows(std::string_view heading, const std::string& name, std::uint64_t feedback);
  /// One more row: a dot where FEEDBACK wants one.
  void row();
  /// One row fewer: it was refused after it had been counted.
  void take_back_row() { --rows_; }
  /// So many rows more, without dots.
  void rows(std::uint64_t count) { rows_ += count; }
  /// The count, and behind it `what`: `rows exported`.
  void end_rows(std::string_view what);

  /// Of this table so far.
  std::uint64_t rows() const { return rows_; }
  /// Of all tables so far.
  std::uint64_t all_rows() const { return earlier_rows_ + rows_; }

 private:
  void write(std::string_view text);
  void end_open_line();

  std::vector<Sink> sinks_;
  bool line_is_open_ = false;
  std::uint64_t feedback_ = 0;
  std::uint64_t rows_ = 0;
  std::uint64_t earlier_rows_ = 0;  // of the tables before this one
};

/// The line of a table: `heading`, and the name right-aligned in its column.
std::string table_line(std::string_view heading, const std::string& name);

}  // namespace exhume::logging
