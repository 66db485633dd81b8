#pragma once
// From the syntax of an EXECTRP statement to a call with named arguments.

#include <string>
#include <variant>

#include "formats/exp/transport_call.hpp"
#include "src/sql/ast.hpp"

namespace exhume::transport {

/// The call, or why the statement is none that is known: one sentence.
using CallResult = std::variant<exp::TransportCall, std::string>;

CallResult read_call(const sql::TransportCall& statement);

/// "checkUser: owner 'SCOTT'": the arguments by name, those that are NULL left out.
std::string describe(const exp::TransportCall& call);

}  // namespace exhume::transport
