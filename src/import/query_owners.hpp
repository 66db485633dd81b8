#pragma once
// The owners in a query, as FROMUSER and TOUSER change them.

#include <functional>
#include <string>

namespace exhume::imp {

/// `query` with each owner that qualifies a table in a FROM clause, or a column of such a table, as
/// `new_owner` gives it. Aliases and columns of the same name stay as they are.
std::string with_owners(const std::string& query,
                        const std::function<std::string(const std::string&)>& new_owner);

}  // namespace exhume::imp
