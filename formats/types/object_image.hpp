#pragma once
// The pickled images of objects, VARRAYs and nested tables.

#include <cstdint>
#include <vector>

#include "formats/types/decoded.hpp"
#include "src/base/bytes.hpp"

namespace exhume::types {

/// A value of an object, collection, REF or opaque type: its image, owned by somebody else.
struct Object {
  Bytes image;
};

/// One length-prefixed part of an image.
struct ImageField {
  enum class Kind : std::uint8_t {
    value,
    null,         ///< 0xff
    null_object,  ///< 0xfd: all of an embedded object
  };

  Kind kind = Kind::value;
  bool long_length = false;  // 0xfe and u32 BE in front instead of one byte
  Bytes bytes;               // of a value: an attribute's stored form or an image of its own
};

/// The framing of an image: flags, version, length of the whole; for a collection also a prefix
/// segment, a byte of 0 and the number of elements; then the fields. The attributes of an
/// embedded object stand among those of the object around it without a mark of their own: only
/// the type's definition tells which fields are whose. A collection in an object is one field
/// that holds an image.
struct ObjectImage {
  static constexpr std::uint8_t collection_flag = 0x08;
  static constexpr std::uint8_t no_prefix_flag = 0x04;

  std::uint8_t flags = 0;  // 0x84 object, 0x88 collection
  std::uint8_t version = 1;
  bool long_length = true;  // of the length of the whole
  Bytes prefix;             // 03 in all collections seen
  bool long_count = false;  // of a collection's number of elements
  std::vector<ImageField> fields;

  bool is_collection() const { return flags & collection_flag; }

  /// Takes the whole of an image; views in the result are into `image`.
  static Decoded<ObjectImage> decode(Bytes image);
};

/// Append the bytes.
void encode(ByteBuffer& out, const Object& object);
void encode(ByteBuffer& out, const ObjectImage& image);

}  // namespace exhume::types
