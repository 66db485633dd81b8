#pragma once
// The calls of SYS.DBMS_PLUGTS in a dump of transportable tablespaces, with named arguments.
// docs/transport.md.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace exhume::exp {

/// What kind of value a parameter takes, if it is not NULL.
enum class TransportKind : std::uint8_t { number, text };

/// A parameter of a procedure.
struct TransportParameter {
  std::string_view name;     // "checkpoint_scn"
  std::string_view meaning;  // in words
  TransportKind kind = TransportKind::number;
};

/// A procedure that EXECTRP calls. An importer may be given fewer arguments than `parameters`,
/// but not fewer than `required`.
struct TransportProcedure {
  std::string_view name;  // as exp spells it: "beginImport"
  std::span<const TransportParameter> parameters;
  std::size_t required = 0;
};

/// All procedures, in the order in which a dump calls them.
std::span<const TransportProcedure> transport_procedures();

/// The procedure of that name in any case of letters, or null.
const TransportProcedure* find_transport_procedure(std::string_view name);

/// NULL, a number, or a text as bytes of the client's character set.
using TransportValue = std::variant<std::monostate, std::int64_t, std::string>;

/// "117224173772", "'TEST'" with quotes doubled, "NULL": as it stands in the call.
std::string transport_value_text(const TransportValue& value);

/// One call.
class TransportCall {
 public:
  /// With NULL for every required argument.
  explicit TransportCall(const TransportProcedure& procedure);

  /// With these arguments; throws Error(bad_structure) when they are too few or too many, or one
  /// is of the wrong kind.
  TransportCall(const TransportProcedure& procedure, std::vector<TransportValue> arguments);

  const TransportProcedure& procedure() const { return *procedure_; }
  const std::vector<TransportValue>& arguments() const { return arguments_; }

  /// Replaces an argument. `parameter` must be one of the procedure, among those that are given.
  void set(std::string_view parameter, TransportValue value);

  /// An argument by its name; nothing when it is NULL or not given.
  std::optional<std::int64_t> number(std::string_view parameter) const;
  std::optional<std::string> text(std::string_view parameter) const;

  /// "EXECTRP sys.dbms_plugts.checkUser('SCOTT');": the line of the statement.
  std::string line() const;

 private:
  const TransportValue* find(std::string_view parameter) const;

  const TransportProcedure* procedure_;
  std::vector<TransportValue> arguments_;
};

/// FIXTABLEPDML "SCOTT"."EMP" 536870912: what an importer sets right in the dictionary entry of a
/// table that came without its rows.
struct FixTable {
  std::string keyword;  // FIXTABLEPDML, FIXTABLEHAKAN
  std::string owner;    // bytes of the client's character set
  std::string table;
  std::int64_t value = 0;  // HAKAN: most rows of a block; PDML: bits of the table's properties

  std::string line() const;
};

/// Takes such a line apart; nothing when it has another form.
std::optional<FixTable> parse_fix_table(std::string_view line);

}  // namespace exhume::exp
