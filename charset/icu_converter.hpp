#pragma once
// ICU's converters, as far as tables are built from them: one code, one character.

#include <unicode/ucnv.h>

#include <memory>
#include <string>
#include <string_view>

#include "src/base/bytes.hpp"

namespace exhume::charset {

/// One open ICU converter that stops at what it cannot convert and uses no fallbacks when it
/// encodes.
class IcuConverter {
 public:
  /// Throws Error(no_conversion) when ICU has no converter of this name.
  explicit IcuConverter(std::string_view name);

  /// What some bytes are to the converter.
  struct Outcome {
    enum class Kind { character, incomplete, none } kind;
    char32_t character = 0;
  };

  /// Reads `code` as the whole of a text. More than one character counts as none.
  Outcome read(Bytes code) const;

  /// The bytes of `character` as the whole of a text; empty when it has none.
  std::string write(char32_t character) const;

  UConverter* get() const { return converter_.get(); }

 private:
  struct Close {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
  };
  std::unique_ptr<UConverter, Close> converter_;
};

}  // namespace exhume::charset
