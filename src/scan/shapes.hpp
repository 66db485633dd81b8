#pragma once
// What secrets and personal data look like in a text.

#include <cstddef>
#include <string_view>
#include <vector>

namespace exhume::scan {

enum class Shape {
  password_hash,  // IDENTIFIED BY VALUES '…'
  password,       // IDENTIFIED BY …, of users and database links
  email,
  card,   // 13 to 19 digits of a payment card, with its check digit
  phone,  // + and 8 to 15 digits, or digits in groups as numbers are written
};

/// "password hash", "e-mail address", "card number" …
std::string_view shape_name(Shape shape);

/// A piece of a text that has a shape, in bytes from its start.
struct Match {
  Shape shape;
  std::size_t offset = 0;
  std::size_t size = 0;
};

/// E-mail addresses, card and phone numbers in the UTF-8 text of a value, in order. A shape is
/// no proof: an order number can look like a phone number.
std::vector<Match> find_personal(std::string_view text);

/// Passwords and their hashes in a statement.
std::vector<Match> find_secrets(std::string_view statement);

}  // namespace exhume::scan
