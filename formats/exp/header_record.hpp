#pragma once
// From a Header to the bytes of its record.

#include <vector>

#include "formats/exp/header.hpp"

namespace exhume::exp {

/// The record that `header` describes, record_length bytes long: its odd_record when it has one.
/// Throws Error(bad_structure) when something in it is longer than its place.
std::vector<std::uint8_t> header_record(const Header& header);

/// The record as its fields alone make it, odd_record left aside. Throws as header_record() does.
std::vector<std::uint8_t> composed_record(const Header& header);

}  // namespace exhume::exp
