// Any bytes as a value of every type. The first byte is the code of the type.

#include <algorithm>
#include <string>

#include "formats/types/lob_locator.hpp"
#include "formats/types/value.hpp"
#include "tests/fuzz/fuzzing.hpp"

using namespace exhume;
using namespace exhume::types;
using fuzz::require;

namespace {

template <typename T>
void check_encoding(const T& value, Bytes bytes) {
  ByteBuffer out;
  encode(out, value);
  require(std::ranges::equal(out, bytes), "what is decoded encodes to the same bytes");
}

template <typename T>
void check_decoder(Bytes bytes) {
  if (const auto value = T::decode(bytes)) {
    check_encoding(*value, bytes);
  } else {
    require(!value.reason().empty(), "what is refused has a reason");
  }
}

void check_number(const Number& number, const std::string& text) {
  require(!(number < number) && number == number, "a number equals itself");
  if (const auto again = Number::from_decimal(text)) {
    require(*again == number, "the text of a number is its value");
  }
  if (const auto whole = number.to_int64()) {
    require(Number::from_int64(*whole) == number, "a whole number keeps its value");
  }
}

void check_raw(const Raw& raw, const std::string& text) {
  const auto bytes = parse_hex(text);
  require(bytes && std::ranges::equal(*bytes, raw.bytes), "the hex of a RAW is its bytes");
}

void check_scalar(TypeCode type, Bytes bytes) {
  const Value value = decode_scalar(type, bytes);
  check_encoding(value, bytes);
  std::string text;
  append_text(text, value);
  if (const auto* number = std::get_if<Number>(&value)) check_number(*number, text);
  if (const auto* raw = std::get_if<Raw>(&value)) check_raw(*raw, text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const Bytes bytes(data + 1, size - 1);
  check_scalar(static_cast<TypeCode>(data[0]), bytes);
  check_decoder<LobLocator>(bytes);
  check_decoder<BfileLocator>(bytes);
  check_decoder<ObjectImage>(bytes);
  return 0;
}
