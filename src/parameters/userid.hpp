#pragma once
// USERID: who, with which password, where, and as what.

#include <optional>
#include <string>

#include "src/parameters/keywords.hpp"

namespace exhume::parameters {

/// `[user[/password]][@database] [AS SYSDBA]`, or a database alone.
struct Userid {
  std::string user;  // in capitals unless it was quoted; may be empty
  bool is_user_quoted = false;
  std::optional<std::string> password;  // nothing where none was given; "/" gives an empty one
  std::string database;                 // "sqlite:PATH", "postgresql://…"; may be empty
  std::string role;                     // SYSDBA, SYSOPER or empty
};

/// Reads the value of USERID. Oracle's `//host:port/name` is the PostgreSQL database of that
/// place. Throws Error(program.refusal) for a database that is none, and for a dump's name.
Userid parse_userid(const Program& program, const std::string& value);

/// A database as it stands behind @ or in TWO_TASK. Throws Error(program.refusal).
std::string parse_database(const Program& program, const std::string& text);

/// The database, and for an address of PostgreSQL that names no user the user and password of
/// USERID in it. A user without quotes is in small letters there, as PostgreSQL has them.
std::string address_with_login(const Userid& userid);

}  // namespace exhume::parameters
