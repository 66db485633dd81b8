#pragma once
// What imp prints, in the layout that people and scripts know from Oracle's imp.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/error.hpp"
#include "src/dump/reader.hpp"

namespace exhume::imp {

enum class TablePart { table, partition, subpartition };

/// Composes lines and hands them to sinks. Control characters of a dump are shown as \xNN; in
/// echoed statements line ends and tabs stay.
class Log {
 public:
  using Sink = std::function<void(std::string_view)>;

  explicit Log(std::vector<Sink> sinks) : sinks_(std::move(sinks)) {}
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  /// A line; "" is an empty one. Ends an open line first.
  void line(std::string_view text);

  /// `Connected to: …`.
  void connected(const std::string& target);

  /// From `Export file created by` to the character sets. `user` is empty where none was given.
  void dump(const dump::Info& info, const std::string& user);

  /// `. importing SCOTT's objects into BLAKE`.
  void owner(const std::string& from, const std::string& into);

  /// `. . importing table  "EMP"`: the count completes the line.
  void begin_rows(TablePart part, const std::string& table, const std::string& name_of_part,
                  std::uint64_t feedback);
  /// One more row: a dot where FEEDBACK wants one.
  void row();
  /// One row fewer: it was refused after it had been counted.
  void take_back_row() { --rows_; }
  void end_rows();
  /// So many rows more, without dots.
  void rows(std::uint64_t count) { rows_ += count; }
  std::uint64_t rows() const { return rows_; }
  /// Of all tables so far.
  std::uint64_t all_rows() const { return earlier_rows_ + rows_; }

  /// A statement in quoted pieces of 75 characters.
  void echo(std::string_view statement);

  /// `IMP-00015: text`, and a place where it is known.
  void message(Code code, std::string_view text, const Place& place = {});

 private:
  void write(std::string_view text);
  void end_open_line();

  std::vector<Sink> sinks_;
  bool line_is_open_ = false;
  std::uint64_t feedback_ = 0;
  std::uint64_t rows_ = 0;
  std::uint64_t earlier_rows_ = 0;  // of the tables before this one
};

/// `text` after `indent`, words refilled to lines of at most `width` characters. A word is what
/// stands between spaces, or within quotes.
std::string refilled(std::string_view text, std::string_view indent, std::size_t width);

}  // namespace exhume::imp
