#pragma once
// What every target with a SQL of its own can do with a statement.

#include <optional>
#include <string>
#include <vector>

namespace exhume::target {

/// Runs statements. A session that breaks down throws Error(imp_database_error).
class Session {
 public:
  using Texts = std::vector<std::string>;

  Session() = default;
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  Session(Session&&) = default;
  Session& operator=(Session&&) = default;
  virtual ~Session() = default;

  /// Runs statements without results. Throws Error(imp_database_error) when one is refused.
  virtual void execute(const std::string& sql) = 0;

  /// Runs a statement and returns why it was refused, or "": then nothing of it stays.
  virtual std::string try_execute(const std::string& sql) = 0;

  /// Runs a statement with $1, $2 … in this order and returns its rows as text, NULL as "".
  /// Throws Error(imp_database_error).
  virtual std::vector<Texts> select(const std::string& sql,
                                    const std::vector<std::string>& values) = 0;
};

}  // namespace exhume::target
