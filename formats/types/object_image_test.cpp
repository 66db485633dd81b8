#include "formats/types/object_image.hpp"

#include <catch2/catch.hpp>

#include "formats/types/number.hpp"
#include "formats/types/round_trip_check.hpp"

using namespace exhume;
using namespace exhume::types;
using namespace exhume::types::check;

namespace {

// SDO_GEOMETRY(2001, NULL, SDO_POINT_TYPE(1, 2, NULL), NULL, NULL).
const ByteBuffer point = bytes({0x84, 0x01, 0xfe, 0x00, 0x00, 0x00, 0x15, 0x03, 0xc2, 0x15, 0x02,
                                0xff, 0x02, 0xc1, 0x02, 0x02, 0xc1, 0x03, 0xff, 0xff, 0xff});

// SDO_GEOMETRY(2002, NULL, NULL, SDO_ELEM_INFO_ARRAY(1, 2, 1), SDO_ORDINATE_ARRAY(1, 2)).
const ByteBuffer line =
    bytes({0x84, 0x01, 0xfe, 0x00, 0x00, 0x00, 0x34, 0x03, 0xc2, 0x15, 0x03, 0xff, 0xfd,
           0x10, 0x88, 0x01, 0x10, 0x01, 0x03, 0x00, 0x03, 0x02, 0xc1, 0x02, 0x02, 0xc1,
           0x03, 0x02, 0xc1, 0x02, 0x15, 0x88, 0x01, 0xfe, 0x00, 0x00, 0x00, 0x15, 0x01,
           0x03, 0x00, 0xfe, 0x00, 0x00, 0x00, 0x02, 0x02, 0xc1, 0x02, 0x02, 0xc1, 0x03});

std::string number_text(const ImageField& field) {
  return text(*Number::decode(field.bytes));
}

}  // namespace

TEST_CASE("an object image: the attributes, those of an embedded object among them") {
  const auto image = ObjectImage::decode(point);
  REQUIRE(image);
  CHECK_FALSE(image->is_collection());
  REQUIRE(image->fields.size() == 7);
  CHECK(number_text(image->fields[0]) == "2001");
  CHECK(image->fields[1].kind == ImageField::Kind::null);
  CHECK(number_text(image->fields[2]) == "1");
  CHECK(number_text(image->fields[3]) == "2");
  CHECK(image->fields[6].kind == ImageField::Kind::null);
  CHECK(encoded(*image) == point);
  CHECK(encoded(Object{point}) == point);
}

TEST_CASE("an object image: a collection in it is an image of its own") {
  const auto image = ObjectImage::decode(line);
  REQUIRE(image);
  REQUIRE(image->fields.size() == 5);
  CHECK(image->fields[2].kind == ImageField::Kind::null_object);
  const auto info = ObjectImage::decode(image->fields[3].bytes);
  const auto ordinates = ObjectImage::decode(image->fields[4].bytes);
  REQUIRE(info);
  REQUIRE(ordinates);
  CHECK(info->is_collection());
  CHECK_FALSE(info->long_length);
  REQUIRE(info->fields.size() == 3);
  CHECK(number_text(info->fields[1]) == "2");
  CHECK(ordinates->long_length);
  CHECK(ordinates->long_count);
  CHECK(ordinates->fields.size() == 2);
  CHECK(encoded(*image) == line);
  for (const std::size_t i : {std::size_t{3}, std::size_t{4}}) {
    const Bytes stored = image->fields[i].bytes;
    CHECK(encoded(*ObjectImage::decode(stored)) == ByteBuffer(stored.begin(), stored.end()));
  }
}

TEST_CASE("an object image: lengths and counts that lie are refused") {
  ByteBuffer other_length = point;
  ++other_length[6];
  CHECK(ObjectImage::decode(other_length).reason() ==
        "an object image of another length than it says");
  ByteBuffer long_field = point;
  long_field[7] = 0x40;
  CHECK(ObjectImage::decode(long_field).reason() == "an object image that ends too early");
  const ByteBuffer wrong_count =
      bytes({0x88, 0x01, 0x0a, 0x01, 0x03, 0x00, 0x02, 0x02, 0xc1, 0x02});
  CHECK(ObjectImage::decode(wrong_count).reason() ==
        "a collection image of another number of elements than it says");
  CHECK(count_unfaithful(ObjectImage::decode, point, 1) == 0);
  CHECK(count_unfaithful(ObjectImage::decode, line, 2) == 0);
}
