#pragma once
// The text format of PostgreSQL's COPY: tab between fields, \N for NULL, backslash escapes.
// https://www.postgresql.org/docs/current/sql-copy.html, "Text Format".

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace exhume::target {

/// Appends the text of one field with the escapes that it needs.
void append_copy_text(std::string& out, std::string_view text);

/// The fields of one line without its line feed, escapes undone; \N is nothing.
std::vector<std::optional<std::string>> copy_values(std::string_view line);

/// The same where \N is empty.
std::vector<std::string> copy_fields(std::string_view line);

}  // namespace exhume::target
