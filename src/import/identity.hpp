#pragma once
// What makes an import the same as one that ran before.

#include "src/dump/reader.hpp"
#include "src/import/parameters.hpp"
#include "src/target/database.hpp"

namespace exhume::imp {

/// The dump, by its header and first bytes, and the parameters that choose what is imported and
/// where it goes. How it is done (COMMIT, BUFFER, FEEDBACK, LOG, PARALLEL) does not count, nor the
/// name of the dump's file or whether it is packed or comes through a pipe.
target::ImportIdentity identity_of(const dump::Info& info, const Parameters& parameters);

}  // namespace exhume::imp
