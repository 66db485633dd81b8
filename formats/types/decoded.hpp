#pragma once
// What every decoder of a value returns, and what every encoder writes to.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace exhume::types {

/// Where encoders append bytes.
using ByteBuffer = std::vector<std::uint8_t>;

/// Why bytes are no value of a type: half a sentence with static storage.
struct Refusal {
  std::string_view reason;
};

/// A value, or the reason why the bytes are none. Decoders refuse whatever encode() could
/// not give back byte by byte, so that the caller keeps the bytes instead.
template <typename T>
class Decoded {
 public:
  Decoded(const T& value) : value_(value) {}
  Decoded(Refusal refusal) : reason_(refusal.reason) {}

  explicit operator bool() const { return value_.has_value(); }
  const T& operator*() const { return *value_; }
  const T* operator->() const { return &*value_; }

  /// Why there is no value; empty when there is one.
  std::string_view reason() const { return reason_; }

 private:
  std::optional<T> value_;
  std::string_view reason_;
};

}  // namespace exhume::types
