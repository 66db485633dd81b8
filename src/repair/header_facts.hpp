#pragma once
// The facts in a dump's header that can be changed, by name.

#include <span>
#include <string>
#include <string_view>

#include "formats/exp/header.hpp"

namespace exhume::repair {

/// A fact of the header: how it is shown, and how it is set from text. Setting throws
/// Error(imp_bad_parameter, imp_unknown_charset or change_refused) for a text that is no value
/// of it. Texts are UTF-8; the header has them in the client's character set.
struct HeaderFact {
  std::string_view name;
  std::string (*show)(const exp::Header& header);
  void (*set)(exp::Header& header, const std::string& text);
};

/// client, database, national, version, exporter, dba, mode, record-length, date, file-name.
std::span<const HeaderFact> header_facts();

/// Throws Error(imp_bad_parameter) for an unknown name.
const HeaderFact& header_fact(std::string_view name);

}  // namespace exhume::repair
