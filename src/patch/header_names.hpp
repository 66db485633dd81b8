#pragma once
// The short names by which fields of the file header are set.

#include <span>
#include <string_view>

#include "formats/datafile/file_header_fields.hpp"

namespace exhume::patch {

/// A short name and Oracle's own.
struct HeaderName {
  std::string_view name;   // "checkpoint_scn"
  std::string_view field;  // "kcvfhckp.kcvcpscn"
};

/// All short names, in the order of the header.
std::span<const HeaderName> header_names();

/// The field that a short name or Oracle's own name means. Throws Error(imp_bad_parameter) for
/// any other name.
const datafile::HeaderField& header_field(std::string_view name);

}  // namespace exhume::patch
