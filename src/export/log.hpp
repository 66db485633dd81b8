#pragma once
// What exp prints, in the layout that people and scripts know from Oracle's exp.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/error.hpp"

namespace exhume::exporter {

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

  /// `Export done in …`, and the database's own set where it is another one.
  void charsets(std::string_view client, std::string_view national, std::string_view database);

  /// `. . exporting table  EMP`: the count completes the line.
  void begin_rows(const std::string& table, std::uint64_t feedback);
  /// A table of which no rows are wanted: a line without a count.
  void table_without_rows(const std::string& table);
  /// One more row: a dot where FEEDBACK wants one.
  void row();
  void end_rows();
  std::uint64_t rows() const { return rows_; }

  /// `EXP-00011: text`, and a place where it is known.
  void message(Code code, std::string_view text, const Place& place = {});

 private:
  void write(std::string_view text);
  void end_open_line();

  std::vector<Sink> sinks_;
  bool line_is_open_ = false;
  std::uint64_t feedback_ = 0;
  std::uint64_t rows_ = 0;
};

/// Warnings as they come, at most ten of a kind; what was left out at the end.
class LoggedDiagnostics final : public Diagnostics {
 public:
  /// `log` must outlive it.
  explicit LoggedDiagnostics(Log& log) : log_(log) {}

  void report(Diagnostic diagnostic) override;

  /// Prints what was left out, and how many diagnostics were not printed. To be called once.
  void sum_up();

  /// Warnings so far, the unprinted ones too.
  std::uint64_t warnings() const { return warnings_; }

 private:
  static constexpr std::uint64_t shown_of_a_kind = 10;

  struct Kind {
    Diagnostic first;
    std::uint64_t count = 0;
  };

  Log& log_;
  std::vector<Kind> kinds_;
  std::vector<Diagnostic> left_out_;
  std::uint64_t warnings_ = 0;
};

}  // namespace exhume::exporter
