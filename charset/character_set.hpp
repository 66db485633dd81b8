#pragma once
// Oracle's character sets: the 266 ids, what they are called and how they are converted.

#include <cstdint>
#include <span>
#include <string_view>

#include "charset/recipe.hpp"

namespace exhume::charset {

/// How far the conversion of a set can be trusted.
enum class Conversion : std::uint8_t {
  exact,     // a published mapping as it stands
  adjusted,  // a published mapping with Oracle's documented differences applied
  assumed,   // chosen by name or by a rule that no Oracle table confirms
  none,      // no published mapping: text of this set stays bytes
};

/// How well the facts about a set are known.
enum class Confidence : std::uint8_t { high, medium, low };

/// One of Oracle's character sets.
struct CharacterSet {
  std::uint16_t id;              // as dumps and datafiles store it
  std::string_view name;         // as NLS_LANG and V$NLS_VALID_VALUES spell it
  std::string_view description;  // English, without a full stop
  std::uint8_t min_bytes;        // per character
  std::uint8_t max_bytes;
  bool ascii_superset;  // bytes 00-7F are ASCII wherever a character starts
  Conversion conversion;
  Confidence confidence;
  std::string_view replacement;  // bytes that stand for a character the set lacks
  Recipe recipe;
};

/// All 266 sets in ascending order of id.
std::span<const CharacterSet> all();

/// The set with this id, or nullptr.
const CharacterSet* find(std::uint16_t id);

/// The set with this name in any case of letters, or nullptr.
const CharacterSet* find(std::string_view name);

/// True when every text of `subset` is the same bytes in `superset`, so that data moves
/// between them unconverted. Pairs that Oracle documents but that differ in some byte
/// answer false; docs/charsets.md lists them.
bool is_binary_subset(const CharacterSet& subset, const CharacterSet& superset);

/// "exact", "adjusted", "assumed" or "none".
std::string_view to_string(Conversion conversion);

/// "high", "medium" or "low".
std::string_view to_string(Confidence confidence);

}  // namespace exhume::charset
