#pragma once
// A CREATE TABLE statement in the place of one that was lost.

#include <optional>
#include <string>

#include "formats/exp/insert_line.hpp"
#include "formats/exp/table_data.hpp"

namespace exhume::recover {

/// The columns of an INSERT line with the types of the descriptors behind it, without a line end.
/// Digits of numbers, keys, defaults and storage are not known. Nothing when the two are not of
/// as many columns, or when a column is of a type that has no name of its own.
std::optional<std::string> guessed_create_table(const exp::InsertLine& insert,
                                                const exp::DataHead& head);

}  // namespace exhume::recover
