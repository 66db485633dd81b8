#include "formats/exp/statement_writer.hpp"

#include <fmt/format.h>

#include "formats/exp/marks.hpp"
#include "formats/exp/put.hpp"
#include "src/base/error.hpp"
#include "src/base/text.hpp"

namespace exhume::exp {
namespace {

void put_pieces(ByteBuffer& out, const Statement& statement, std::size_t expected) {
  if (statement.pieces.size() != expected) {
    throw Error(Code::bad_structure, fmt::format("a statement has {} behind its line, not {}: {}",
                                                 counted(expected, "text"), statement.pieces.size(),
                                                 printable(start_of(statement.line, 60))));
  }
  for (const std::string& piece : statement.pieces) put_counted(out, piece, "a statement's text");
}

// An empty piece would end the list, and adds nothing to its text.
void put_list(ByteBuffer& out, const std::vector<std::string>& pieces) {
  put_u16le(out, list_mark);
  for (std::string_view piece : pieces) {
    while (!piece.empty()) {
      const std::string_view part = piece.substr(0, UINT16_MAX);
      put_counted(out, part, "a piece");
      piece.remove_prefix(part.size());
    }
  }
  put_u16le(out, 0);
}

}  // namespace

void put_statement(std::vector<std::uint8_t>& out, const Statement& statement) {
  put(out, statement.line);
  out.push_back('\n');
  switch (statement.form) {
    case BodyForm::none:
    case BodyForm::rows: return;
    case BodyForm::marked_list: put_list(out, statement.pieces); break;
    case BodyForm::query: put_pieces(out, statement, 2); break;
    case BodyForm::counted: put_pieces(out, statement, 1); break;
    case BodyForm::two_counted: put_pieces(out, statement, 2); return;
  }
  out.push_back('\n');
}

}  // namespace exhume::exp
