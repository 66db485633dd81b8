#include "formats/types/rowid.hpp"

#include <catch2/catch.hpp>

#include "formats/types/round_trip_check.hpp"

using namespace exhume;
using namespace exhume::types;
using namespace exhume::types::check;

TEST_CASE("ROWID: an extended one shows its 18 characters") {
  const ByteBuffer stored = bytes({0x00, 0x01, 0x32, 0xe7, 0x01, 0x40, 0x00, 0xfd, 0x00, 0x01});
  const auto rowid = RowId::decode(stored);
  REQUIRE(rowid);
  CHECK(rowid->data_object == 78567);
  CHECK(rowid->file == 5);
  CHECK(rowid->block == 253);
  CHECK(rowid->row == 1);
  CHECK(text(*rowid) == "AAATLnAAFAAAAD9AAB");
  CHECK(encoded(*rowid) == stored);
}

TEST_CASE("ROWID: a restricted one shows block, row and file in hex") {
  const ByteBuffer stored = bytes({0x01, 0x00, 0x03, 0x00, 0x00, 0x1f});
  const auto rowid = RowId::decode(stored);
  REQUIRE(rowid);
  CHECK(text(*rowid) == "00000300.001F.0004");
  CHECK(encoded(*rowid) == stored);
}

TEST_CASE("UROWID: physical and logical") {
  const ByteBuffer physical = bytes({1, 0, 1, 0x32, 0xe7, 0, 5, 0, 0, 0, 0xfd, 0, 1});
  CHECK(text(*RowId::decode_universal(physical)) == "AAATLnAAFAAAAD9AAB");
  CHECK(encoded(*RowId::decode_universal(physical)) == physical);

  const std::pair<ByteBuffer, const char*> logical[] = {
      {bytes({2}), "*"},
      {bytes({2, 0x04}), "*BA"},
      {bytes({2, 0x04, 0x00}), "*BAA"},
      {bytes({2, 0x04, 0x00, 0xc1}), "*BADB"},
      {bytes({2, 0xff, 0xff, 0xff, 0xfe}), "*/////g"},
  };
  for (const auto& [stored, shown] : logical) {
    CHECK(text(*RowId::decode_universal(stored)) == shown);
    CHECK(encoded(*RowId::decode_universal(stored)) == stored);
  }
  CHECK_FALSE(RowId::decode_universal(bytes({})));
  CHECK_FALSE(RowId::decode_universal(bytes({1, 0})));
}

TEST_CASE("ROWID: stored as text") {
  for (const char* shown : {"AAATLnAAFAAAAD9AAB", "D/////P//D/////P//", "00000300.001F.0004"}) {
    const Bytes stored = as_bytes(shown);
    CAPTURE(shown);
    const auto rowid = RowId::decode(stored);
    REQUIRE(rowid);
    CHECK(text(*rowid) == shown);
    CHECK(encoded(*rowid) == ByteBuffer(stored.begin(), stored.end()));
    CHECK(RowId::decode_universal(stored));
  }
  for (const char* bad : {"EAATLnAAFAAAAD9AAB", "AAATLnAAFAAAAD9AA.", "AAATLnAAFEAAAD9AAB",
                          "AAATLnQAAAAAAD9AAB", "00000300.001f.0004", "00000300.001F-0004"}) {
    CAPTURE(bad);
    CHECK(RowId::decode(as_bytes(bad)).reason() == "18 characters that are no ROWID");
  }
}

TEST_CASE("ROWID: any bytes are refused or come back") {
  CHECK(count_unfaithful(RowId::decode, bytes({0, 1, 0x32, 0xe7, 1, 0x40, 0, 0xfd, 0, 1}), 1) == 0);
  const Bytes shown = as_bytes("AAATLnAAFAAAAD9AAB");
  CHECK(count_unfaithful(RowId::decode, ByteBuffer(shown.begin(), shown.end()), 2) == 0);
  const Bytes restricted = as_bytes("00000300.001F.0004");
  CHECK(count_unfaithful(RowId::decode, ByteBuffer(restricted.begin(), restricted.end()), 3) == 0);
  CHECK(count_unfaithful(RowId::decode_universal,
                         bytes({1, 0, 1, 0x32, 0xe7, 0, 5, 0, 0, 0, 0xfd, 0, 1}), 4) == 0);
}

TEST_CASE("ROWID: from its text") {
  const auto rowid = RowId::from_text("AAATLnAAFAAAAD9AAB");
  REQUIRE(rowid);
  CHECK(rowid->data_object == 78567);
  CHECK(rowid->form == RowId::Form::extended_text);
  CHECK(RowId::from_text("00000300.001F.0004")->form == RowId::Form::restricted_text);
  CHECK_FALSE(RowId::from_text("AAATLnAAFAAAAD9AA"));
  CHECK_FALSE(RowId::from_text("AAATLnAAFAAAAD9AA!"));
  CHECK(fits_block_address({.file = 1023, .block = 4194303}));
  CHECK_FALSE(fits_block_address({.file = 1024}));
  CHECK_FALSE(fits_block_address({.block = 4194304}));
}
