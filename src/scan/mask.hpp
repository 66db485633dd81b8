#pragma once
// Other characters for what must not be handed over.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace exhume::scan {

/// Makes of a value another one of the same length and shape: letters for letters of the same
/// case, digits for digits, everything else as it is. The same key and value always give the
/// same, so that joins and duplicates stay; without the key nobody can try values out.
class Mask {
 public:
  using Key = std::array<std::uint64_t, 2>;

  explicit Mask(const Key& key) : key_(key) {}

  /// A key that nobody knows, from the system's random numbers.
  static Key random_key();

  /// The key that belongs to a phrase, to mask several dumps alike.
  static Key key_of(std::string_view phrase);

  std::string masked(std::string_view text) const;

 private:
  Key key_;
};

}  // namespace exhume::scan
