// Sets whose codes are one to four bytes, told apart byte by byte.

#include "charset/code_map.hpp"
#include "charset/code_table.hpp"
#include "charset/schemes.hpp"
#include "charset/utf8_text.hpp"

namespace exhume::charset {
namespace {

constexpr std::uint8_t shift_out[] = {0x0E};

CodeTable table_of(const CharacterSet& set) {
  switch (set.recipe.scheme) {
    case Scheme::double_byte: return build_code_table(set, {2, 2});
    case Scheme::shifted_double: return build_code_table(set, {2, 2}, shift_out);
    default: return build_code_table(set, {1, set.max_bytes});
  }
}

class MultibyteDecoder final : public Decoder {
 public:
  explicit MultibyteDecoder(const CharacterSet& set)
      : table_(table_of(set)), ascii_(set.ascii_superset) {}

  void decode(Bytes in, std::string& utf8, BadSpots& bad) const override {
    if (ascii_ && is_ascii(in)) {
      utf8.append(as_text(in));
      return;
    }
    decode_each(in, utf8, bad, [this](Bytes rest) { return table_.read(rest); });
  }

 private:
  CodeTable table_;
  bool ascii_;
};

class MultibyteEncoder final : public Encoder {
 public:
  explicit MultibyteEncoder(const CharacterSet& set)
      : codes_(reverse(table_of(set), set)), replacement_(as_bytes(set.replacement)) {}

  void encode(std::string_view utf8, std::vector<std::uint8_t>& out, BadSpots& bad) const override {
    encode_each(utf8, out, bad, replacement_,
                [&](char32_t character) { return codes_.put(character, out); });
  }

 private:
  CodeMap codes_;
  Bytes replacement_;
};

}  // namespace

std::shared_ptr<const Decoder> multibyte_decoder(const CharacterSet& set) {
  return std::make_shared<MultibyteDecoder>(set);
}

std::shared_ptr<const Encoder> multibyte_encoder(const CharacterSet& set) {
  return std::make_shared<MultibyteEncoder>(set);
}

}  // namespace exhume::charset
