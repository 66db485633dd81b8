// Sets of one byte a character: 256 ready pieces of UTF-8.

#include "charset/code_table.hpp"
#include "charset/schemes.hpp"
#include "charset/utf8_text.hpp"

namespace exhume::charset {
namespace {

struct Piece {
  std::array<char, 4> utf8;
  std::uint8_t length;
  bool defined;
};

class SingleByteDecoder final : public Decoder {
 public:
  SingleByteDecoder(const CodeTable& table, bool ascii_superset) : ascii_(ascii_superset) {
    for (unsigned byte = 0; byte < pieces_.size(); ++byte) {
      const char32_t character = table.character({byte, 1});
      Piece& piece = pieces_[byte];
      piece.defined = character != undefined;
      piece.length = static_cast<std::uint8_t>(
          write_utf8(piece.defined ? character : replacement_character, piece.utf8.data()));
    }
  }

  void decode(Bytes in, std::string& utf8, BadSpots& bad) const override {
    if (ascii_ && is_ascii(in)) {
      utf8.append(as_text(in));
      return;
    }
    for (std::size_t at = 0; at < in.size();) {
      std::array<char, 512> block;
      const std::size_t end = std::min(in.size(), at + block.size() / sizeof(Piece::utf8));
      std::size_t used = 0;
      for (; at < end; ++at) {
        const Piece& piece = pieces_[in[at]];
        std::memcpy(block.data() + used, piece.utf8.data(), piece.utf8.size());
        used += piece.length;
        if (!piece.defined) [[unlikely]]
          bad.push_back({at, 1});
      }
      utf8.append(block.data(), used);
    }
  }

 private:
  std::array<Piece, 256> pieces_{};
  bool ascii_;
};

}  // namespace

std::shared_ptr<const Decoder> single_byte_decoder(const CharacterSet& set) {
  return std::make_shared<SingleByteDecoder>(build_code_table(set, {1, 1}), set.ascii_superset);
}

}  // namespace exhume::charset
