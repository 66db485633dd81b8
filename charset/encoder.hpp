#pragma once
// From UTF-8 to the bytes of an Oracle character set.

#include <cstdint>
#include <map>
#include <memory>
#include <string_view>
#include <vector>

#include "charset/bad_spot.hpp"
#include "charset/character_set.hpp"

namespace exhume::charset {

/// Encodes text into one character set. Has no state between calls.
class Encoder {
 public:
  Encoder() = default;
  Encoder(const Encoder&) = delete;
  Encoder& operator=(const Encoder&) = delete;
  virtual ~Encoder() = default;

  /// Appends `utf8`, one whole value, to `out`. Each character that the set lacks, and each
  /// sequence of bytes that is no UTF-8, appends the set's replacement and is added to `bad`
  /// with its place in `utf8`. Characters are never replaced by similar ones.
  virtual void encode(std::string_view utf8, std::vector<std::uint8_t>& out,
                      BadSpots& bad) const = 0;
};

/// The encoder of `set`. Builds its table, so keep the result.
/// Throws Error(no_conversion) where Conversion::none.
std::shared_ptr<const Encoder> make_encoder(const CharacterSet& set);

/// Encoders that were asked for once, kept by id.
class Encoders {
 public:
  /// Throws as make_encoder().
  std::shared_ptr<const Encoder> of(const CharacterSet& set);

 private:
  std::map<std::uint16_t, std::shared_ptr<const Encoder>> made_;
};

}  // namespace exhume::charset
