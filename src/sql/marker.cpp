#include "src/sql/marker.hpp"

#include <algorithm>

#include "src/sql/tokens.hpp"

namespace exhume::sql {

Marker read_marker(std::string_view line) {
  Marker marker;
  std::size_t end = 0;
  for (const Token& token : tokenize(line)) {
    end = token.end();
    if (token.kind == TokenKind::quoted_identifier) {
      marker.name = unquote(token.text);
      break;
    }
    if (!marker.keyword.empty()) marker.keyword += ' ';
    marker.keyword += token.text;
  }
  marker.rest = line.substr(end);
  marker.rest.remove_prefix(std::min(marker.rest.find_first_not_of(' '), marker.rest.size()));
  return marker;
}

}  // namespace exhume::sql
