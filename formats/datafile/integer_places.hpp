#pragma once
// Where the integers of a block are.

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>

#include "formats/datafile/field.hpp"

namespace exhume::datafile {

/// The other one of the two byte orders.
constexpr ByteOrder other(ByteOrder order) {
  return order == ByteOrder::little ? ByteOrder::big : ByteOrder::little;
}

/// Collects places before anything is changed, each of them once: two slots of a damaged
/// directory may name the same row.
class IntegerPlaces {
 public:
  /// No place may reach beyond `end`, in bytes from the start of the block.
  explicit IntegerPlaces(std::size_t end) : end_(end) {}

  /// Adds an integer of `size` bytes. Throws Error(bad_structure) beyond the end, and where it
  /// would share bytes with another one.
  void add(std::size_t at, std::size_t size);

  /// Adds the integers that a field at `base` is made of; texts and bytes have none.
  void add(const Field& field, std::size_t base = 0);
  void add(std::span<const Field> fields, std::size_t base = 0);

  bool operator==(const IntegerPlaces&) const = default;

  /// Reverses the bytes of every integer.
  void reverse(std::span<std::uint8_t> block) const;

 private:
  std::size_t end_;
  std::map<std::size_t, std::size_t> sizes_;  // by place
};

}  // namespace exhume::datafile
