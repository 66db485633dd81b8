// Mixed EBCDIC sets: single bytes, and double bytes between SO and SI. Each value begins in
// the single-byte state.

#include "charset/code_map.hpp"
#include "charset/code_table.hpp"
#include "charset/schemes.hpp"
#include "charset/utf8_text.hpp"

namespace exhume::charset {
namespace {

constexpr std::uint8_t shift_out = 0x0E;
constexpr std::uint8_t shift_in = 0x0F;
constexpr std::uint8_t shift_out_text[] = {shift_out};

CodeTable single_bytes(const CharacterSet& set) {
  return build_code_table(set, {1, 1});
}

CodeTable double_bytes(const CharacterSet& set) {
  return build_code_table(set, {2, 2}, shift_out_text);
}

class ShiftedDecoder final : public Decoder {
 public:
  explicit ShiftedDecoder(const CharacterSet& set)
      : single_(single_bytes(set)), double_(double_bytes(set)) {}

  void decode(Bytes in, std::string& utf8, BadSpots& bad) const override {
    const CodeTable* table = &single_;
    for (std::size_t at = 0; at < in.size();) {
      if (in[at] == shift_out || in[at] == shift_in) {
        table = in[at] == shift_out ? &double_ : &single_;
        ++at;
        continue;
      }
      const Reading code = table->read(in.subspan(at));
      const bool defined = code.character != undefined;
      if (!defined) bad.push_back({at, code.length});
      append_utf8(utf8, defined ? code.character : replacement_character);
      at += code.length;
    }
  }

 private:
  CodeTable single_;
  CodeTable double_;
};

class ShiftedEncoder final : public Encoder {
 public:
  explicit ShiftedEncoder(const CharacterSet& set)
      : single_(reverse(single_bytes(set), set)),
        double_(reverse(double_bytes(set), set)),
        replacement_(static_cast<std::uint8_t>(set.replacement.front())) {}

  void encode(std::string_view utf8, std::vector<std::uint8_t>& out, BadSpots& bad) const override {
    bool shifted = false;
    const auto write = [&](ByteCode code) {
      const bool wide = code.length == 2;
      if (wide != shifted) out.push_back(wide ? shift_out : shift_in);
      shifted = wide;
      append(out, code);
    };
    const auto put = [&](char32_t character) {
      auto code = single_.find(character);
      if (!code) code = double_.find(character);
      if (code) write(*code);
      return code.has_value();
    };
    for_each_character(utf8, bad, put, [&] { write({replacement_, 1}); });
    if (shifted) out.push_back(shift_in);
  }

 private:
  CodeMap single_;
  CodeMap double_;
  std::uint8_t replacement_;
};

}  // namespace

std::shared_ptr<const Decoder> shifted_decoder(const CharacterSet& set) {
  return std::make_shared<ShiftedDecoder>(set);
}

std::shared_ptr<const Encoder> shifted_encoder(const CharacterSet& set) {
  return std::make_shared<ShiftedEncoder>(set);
}

}  // namespace exhume::charset
