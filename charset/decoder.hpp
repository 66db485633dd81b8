#pragma once
// From the bytes of an Oracle character set to UTF-8.

#include <map>
#include <memory>
#include <string>

#include "charset/bad_spot.hpp"
#include "charset/character_set.hpp"
#include "src/base/bytes.hpp"

namespace exhume::charset {

/// Decodes text of one character set. Has no state between calls: one decoder serves any
/// number of columns and threads.
class Decoder {
 public:
  Decoder() = default;
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;
  virtual ~Decoder() = default;

  /// Appends `in`, one whole value, to `utf8` as valid UTF-8. Each sequence of bytes that is
  /// no character of the set appends one U+FFFD and is added to `bad` with its place in `in`.
  virtual void decode(Bytes in, std::string& utf8, BadSpots& bad) const = 0;
};

/// The decoder of `set`. Builds its table, so keep the result (or use Decoders).
/// Throws Error(no_conversion) where Conversion::none: keep the bytes then.
std::shared_ptr<const Decoder> make_decoder(const CharacterSet& set);

/// Decoders that were asked for once, kept by id.
class Decoders {
 public:
  /// Throws as make_decoder().
  std::shared_ptr<const Decoder> of(const CharacterSet& set);

 private:
  std::map<std::uint16_t, std::shared_ptr<const Decoder>> made_;
};

}  // namespace exhume::charset
