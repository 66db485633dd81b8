#include "src/rewrite/where.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <compare>
#include <string>
#include <tuple>

#include "src/base/error.hpp"
#include "src/base/text.hpp"

namespace exhume::rewrite {
namespace {

using Values = std::span<const types::Value>;
using Test = std::function<std::optional<bool>(Values)>;
using where::Relation;

[[noreturn]] void refuse(std::string message) {
  throw Error(Code::imp_bad_parameter, std::move(message));
}

// A text is compared as a view into its literal, so it is made where the literal stands.
struct BoundLiteral {
  std::string text;
  std::optional<types::Value> scalar;  // nothing for a text
  bool is_padded;

  types::Value value() const { return scalar ? *scalar : types::Text{text}; }
};

bool is_text(types::TypeCode code) {
  return types::is_character(code) || code == types::TypeCode::clob;
}

std::string_view without_padding(std::string_view text) {
  const auto last = text.find_last_not_of(' ');
  return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

// CHAR values are compared without their padding, as Oracle does.
struct Order {
  bool is_padded;

  std::partial_ordering operator()(const types::Text& a, const types::Text& b) const {
    return is_padded ? without_padding(a.utf8) <=> without_padding(b.utf8) : a.utf8 <=> b.utf8;
  }
  std::partial_ordering operator()(types::BinaryFloat a, types::BinaryFloat b) const {
    return a.value() <=> b.value();
  }
  std::partial_ordering operator()(types::BinaryDouble a, types::BinaryDouble b) const {
    return a.value() <=> b.value();
  }
  // The form in which a value is stored does not matter.
  std::partial_ordering operator()(const types::Timestamp& a, const types::Timestamp& b) const {
    return std::tie(a.date, a.nanoseconds) <=> std::tie(b.date, b.nanoseconds);
  }
  std::partial_ordering operator()(const types::TimestampLtz& a,
                                   const types::TimestampLtz& b) const {
    return (*this)(a.stored, b.stored);
  }
  std::partial_ordering operator()(const types::TimestampTz& a, const types::TimestampTz& b) const {
    return std::tie(a.utc, a.nanoseconds) <=> std::tie(b.utc, b.nanoseconds);
  }
  std::partial_ordering operator()(const types::Number& a, const types::Number& b) const {
    return a <=> b;
  }
  std::partial_ordering operator()(const types::Date& a, const types::Date& b) const {
    return a <=> b;
  }
  std::partial_ordering operator()(const auto&, const auto&) const {
    return std::partial_ordering::unordered;
  }
};

bool fits(std::partial_ordering order, Relation relation) {
  switch (relation) {
    case Relation::equal: return order == 0;
    case Relation::not_equal: return order < 0 || order > 0;
    case Relation::less: return order < 0;
    case Relation::less_or_equal: return order <= 0;
    case Relation::greater: return order > 0;
    case Relation::greater_or_equal: return order >= 0;
  }
  return false;
}

bool is_null(const types::Value& value) {
  return std::holds_alternative<types::Null>(value);
}

std::optional<bool> opposite(std::optional<bool> truth) {
  return truth ? std::optional(!*truth) : truth;
}

class Binder {
 public:
  explicit Binder(std::span<const types::Column> columns) : columns_(columns) {}

  Test operator()(const where::Any& any) const {
    return joined(any.alternatives, true, [this](const where::All& all) { return (*this)(all); });
  }

  Test operator()(const where::All& all) const {
    return joined(all.conditions, false, [this](const where::Condition& condition) {
      return boost::apply_visitor(*this, condition);
    });
  }

  Test operator()(const where::Not& negated) const {
    return [test = boost::apply_visitor(*this, negated.condition)](Values values) {
      return opposite(test(values));
    };
  }

  Test operator()(const where::IsNull& condition) const {
    return [at = find(condition.column), negated = condition.negated](Values values) {
      return std::optional(is_null(values[at]) != negated);
    };
  }

  Test operator()(const where::Compare& condition) const {
    const std::size_t at = find_comparable(condition.column);
    return [at, literal = bound(at, condition.literal), relation = condition.relation](
               Values values) { return compared(values[at], literal, relation); };
  }

  Test operator()(const where::In& condition) const {
    const std::size_t at = find_comparable(condition.column);
    std::vector<BoundLiteral> literals;
    for (const where::Literal& literal : condition.literals) literals.push_back(bound(at, literal));
    return [at, literals, negated = condition.negated](Values values) -> std::optional<bool> {
      if (is_null(values[at])) return std::nullopt;
      const bool found = std::ranges::any_of(literals, [&](const BoundLiteral& literal) {
        return compared(values[at], literal, Relation::equal) == true;
      });
      return found != negated;
    };
  }

  Test operator()(const where::Between& condition) const {
    const std::size_t at = find_comparable(condition.column);
    return [at, low = bound(at, condition.low), high = bound(at, condition.high),
            negated = condition.negated](Values values) -> std::optional<bool> {
      if (is_null(values[at])) return std::nullopt;
      const bool inside = compared(values[at], low, Relation::greater_or_equal) == true &&
                          compared(values[at], high, Relation::less_or_equal) == true;
      return inside != negated;
    };
  }

  Test operator()(const where::Like& condition) const {
    const std::size_t at = find(condition.column);
    return [at, pattern = condition.pattern.text,
            negated = condition.negated](Values values) -> std::optional<bool> {
      if (is_null(values[at])) return std::nullopt;
      std::string text;
      types::append_text(text, values[at]);
      return is_like(text, pattern) != negated;
    };
  }

 private:
  // OR when `decisive` is true, AND when it is false: the truth that settles it.
  template <typename Part, typename Bind>
  static Test joined(const std::vector<Part>& parts, bool decisive, const Bind& bind) {
    std::vector<Test> tests;
    std::ranges::transform(parts, std::back_inserter(tests), bind);
    return [tests, decisive](Values values) {
      std::optional<bool> truth = !decisive;
      for (const Test& test : tests) {
        const auto part = test(values);
        if (part == decisive) return part;
        if (!part) truth.reset();
      }
      return truth;
    };
  }

  static std::optional<bool> compared(const types::Value& value, const BoundLiteral& literal,
                                      Relation relation) {
    if (is_null(value)) return std::nullopt;
    const auto order = std::visit(Order{literal.is_padded}, value, literal.value());
    return fits(order, relation);
  }

  std::size_t find(const where::Column& column) const {
    const auto found = std::ranges::find(columns_, column.name, &types::Column::name);
    if (found == columns_.end()) refuse(fmt::format("the table has no column \"{}\"", column.name));
    return static_cast<std::size_t>(found - columns_.begin());
  }

  std::size_t find_comparable(const where::Column& column) const {
    using enum types::TypeCode;
    static constexpr std::array comparable = {
        varchar2,  character,    long_text,     clob,         number,       date,
        timestamp, timestamp_tz, timestamp_ltz, binary_float, binary_double};
    const std::size_t at = find(column);
    if (std::ranges::find(comparable, columns_[at].type.code) == comparable.end()) {
      refuse(fmt::format("column \"{}\" is of type {}, which cannot be compared", column.name,
                         types::type_name(columns_[at].type.code)));
    }
    return at;
  }

  BoundLiteral bound(std::size_t at, const where::Literal& literal) const {
    const types::TypeCode code = columns_[at].type.code;
    BoundLiteral out{literal.text, std::nullopt, code == types::TypeCode::character};
    if (is_text(code)) return out;
    const auto scalar = types::scalar_from_text(code, literal.text);
    if (!scalar) {
      refuse(fmt::format("'{}' is no {}, as column \"{}\" is: {}", literal.text,
                         types::type_name(code), columns_[at].name, scalar.reason()));
    }
    out.scalar = *scalar;
    return out;
  }

  std::span<const types::Column> columns_;
};

}  // namespace

Where::Where(const where::Any& condition, std::span<const types::Column> columns)
    : test_(Binder(columns)(condition)) {}

}  // namespace exhume::rewrite
