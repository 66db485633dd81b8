#include "formats/types/object_image.hpp"

#include <optional>

#include "formats/types/fields.hpp"
#include "src/base/cursor.hpp"

namespace exhume::types {
namespace {

constexpr std::uint8_t degenerate_flag = 0x10;  // the attributes stand elsewhere
constexpr std::uint8_t image_version = 1;
constexpr std::uint8_t plain_elements = 0;  // 0x10: each element has its index in front
constexpr std::uint8_t null_mark = 0xff;
constexpr std::uint8_t null_object_mark = 0xfd;
constexpr std::uint8_t long_mark = 0xfe;

struct Length {
  std::size_t value;
  bool is_long;
};

std::optional<Length> take_length(Cursor& cursor) {
  if (!cursor.ensure(1)) return std::nullopt;
  const std::uint8_t first = cursor.u8();
  if (first == null_mark || first == null_object_mark) return std::nullopt;
  if (first != long_mark) return Length{first, false};
  if (!cursor.ensure(4)) return std::nullopt;
  return Length{cursor.u32be(), true};
}

std::optional<ImageField> take_field(Cursor& cursor) {
  const Bytes mark = cursor.peek(1);
  if (!mark.empty() && (mark[0] == null_mark || mark[0] == null_object_mark)) {
    cursor.skip(1);
    return ImageField{.kind = mark[0] == null_mark ? ImageField::Kind::null
                                                   : ImageField::Kind::null_object};
  }
  const auto length = take_length(cursor);
  if (!length || !cursor.ensure(length->value)) return std::nullopt;
  return ImageField{.long_length = length->is_long, .bytes = cursor.take(length->value)};
}

void append_length(ByteBuffer& out, std::size_t length, bool is_long) {
  if (is_long) {
    out.push_back(long_mark);
    append_u32be(out, static_cast<std::uint32_t>(length));
  } else {
    out.push_back(static_cast<std::uint8_t>(length));
  }
}

void append(ByteBuffer& out, Bytes bytes) {
  out.insert(out.end(), bytes.begin(), bytes.end());
}

void append_field(ByteBuffer& out, const ImageField& field) {
  switch (field.kind) {
    case ImageField::Kind::null: out.push_back(null_mark); break;
    case ImageField::Kind::null_object: out.push_back(null_object_mark); break;
    case ImageField::Kind::value:
      append_length(out, field.bytes.size(), field.long_length);
      append(out, field.bytes);
      break;
  }
}

}  // namespace

Decoded<ObjectImage> ObjectImage::decode(Bytes image) {
  constexpr Refusal cut_short{"an object image that ends too early"};
  Cursor cursor(image);
  if (!cursor.ensure(2)) return cut_short;
  ObjectImage out;
  out.flags = cursor.u8();
  out.version = cursor.u8();
  if (out.version != image_version || out.flags & degenerate_flag) {
    return Refusal{"an object image of unknown form"};
  }
  const auto whole = take_length(cursor);
  if (!whole || whole->value != image.size()) {
    return Refusal{"an object image of another length than it says"};
  }
  out.long_length = whole->is_long;

  if (!(out.flags & no_prefix_flag)) {
    const auto prefix = take_length(cursor);
    if (!prefix || prefix->is_long || !cursor.ensure(prefix->value)) return cut_short;
    out.prefix = cursor.take(prefix->value);
  }
  std::size_t count = 0;
  if (out.is_collection()) {
    if (!cursor.ensure(1)) return cut_short;
    if (cursor.u8() != plain_elements) return Refusal{"a collection image of unknown form"};
    const auto length = take_length(cursor);
    if (!length) return cut_short;
    count = length->value;
    out.long_count = length->is_long;
  }
  while (!cursor.at_end()) {
    const auto field = take_field(cursor);
    if (!field) return cut_short;
    out.fields.push_back(*field);
  }
  if (out.is_collection() && out.fields.size() != count) {
    return Refusal{"a collection image of another number of elements than it says"};
  }
  return out;
}

void encode(ByteBuffer& out, const Object& object) {
  append(out, object.image);
}

void encode(ByteBuffer& out, const ObjectImage& image) {
  ByteBuffer body;
  if (!(image.flags & ObjectImage::no_prefix_flag)) {
    append_length(body, image.prefix.size(), false);
    append(body, image.prefix);
  }
  if (image.is_collection()) {
    body.push_back(plain_elements);
    append_length(body, image.fields.size(), image.long_count);
  }
  for (const ImageField& field : image.fields) append_field(body, field);

  out.push_back(image.flags);
  out.push_back(image.version);
  append_length(out, 2 + (image.long_length ? 5 : 1) + body.size(), image.long_length);
  append(out, body);
}

}  // namespace exhume::types
