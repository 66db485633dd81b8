#pragma once
// Published datafile blocks, which lie beside the repository.

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "formats/datafile/cache_header.hpp"

namespace exhume::test {

using Buffer = std::vector<std::uint8_t>;

/// The folder of the blocks.
inline const std::filesystem::path published_blocks = BLOCKS;

inline datafile::BlockView little(const Buffer& bytes) {
  return {bytes, datafile::ByteOrder::little};
}

/// A block that was published in full.
inline Buffer read_block(const std::string& name) {
  std::ifstream in(published_blocks / name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// "0b020000 01008001" as bytes.
inline Buffer from_hex(const std::string& text) {
  Buffer out;
  std::string digits;
  for (const char c : text) {
    if (std::isxdigit(static_cast<unsigned char>(c)) != 0) digits += c;
  }
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
    out.push_back(static_cast<std::uint8_t>(std::stoul(digits.substr(i, 2), nullptr, 16)));
  }
  return out;
}

/// The bytes of a publication that is no file: its lines without # are hex.
inline Buffer read_hex_lines(const std::string& name) {
  std::ifstream in(published_blocks / name);
  Buffer out;
  std::string line;
  while (std::getline(in, line)) {
    if (line.starts_with('#')) continue;
    const Buffer bytes = from_hex(line);
    out.insert(out.end(), bytes.begin(), bytes.end());
  }
  return out;
}

/// Checks header, tail and checksum of a block of 8192 bytes.
inline void check_whole(const Buffer& bytes) {
  REQUIRE(bytes.size() == 8192);
  CHECK(datafile::byte_order_of(bytes) == datafile::ByteOrder::little);
  CHECK(datafile::is_whole(little(bytes)));
  CHECK(datafile::checksum_residual(little(bytes)) == 0);
}

}  // namespace exhume::test
