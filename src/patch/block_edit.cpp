#include "src/patch/block_edit.hpp"

#include <algorithm>

#include "formats/datafile/cache_header.hpp"

namespace exhume::patch {
namespace {

using datafile::CacheHeader;
using datafile::Certainty;
using datafile::Field;
using datafile::FieldKind;

constexpr Field checksum_field{"chkval_kcbh",  "checksum",         16, 2,
                               FieldKind::hex, Certainty::verified};

Field tail_field(std::size_t block_size) {
  return {"tailchk",
          "tail",
          static_cast<std::uint16_t>(block_size - datafile::tail_size),
          datafile::tail_size,
          FieldKind::hex,
          Certainty::verified};
}

}  // namespace

BlockEdit::BlockEdit(const datafile::BlockFile& file, std::uint64_t number)
    : number_(number),
      at_(file.offset_of(number)),
      order_(file.geometry().order),
      before_(file.block(number)),
      after_(before_) {}

void BlockEdit::set(const Field& field, std::uint64_t value) {
  note(field);
  store(after_, order_, field, value);
}

void BlockEdit::set_wide(const Field& field, datafile::Scn scn) {
  constexpr std::size_t upper_wrap_at = 6;
  set(field, scn.value);
  datafile::put_number(after_, order_, field.offset + upper_wrap_at, 2, scn.wrap() >> 16);
}

void BlockEdit::set_text(const Field& field, std::string_view text) {
  note(field);
  store_text(after_, field, text);
}

void BlockEdit::set_bytes(std::size_t offset, Bytes bytes) {
  std::ranges::copy(bytes, after_.begin() + static_cast<std::ptrdiff_t>(offset));
  given_.emplace_back(offset, bytes.size());
}

void BlockEdit::seal() {
  const Field tail = tail_field(after_.size());
  if (is_whole(before()) && !is_given(tail)) {
    set(tail, datafile::expected_tail(CacheHeader::decode(after())));
  }
  if (CacheHeader::decode(after()).has_checksum() && !is_given(checksum_field)) {
    set(checksum_field, datafile::required_checksum(after()));
  }
}

void BlockEdit::add_to(Plan& plan) const {
  if (before_ == after_) return;
  plan.blocks.push_back({number_, at_, before_, after_});
  std::vector<FieldChange> changes;
  for (const Field& field : fields_) {
    FieldChange change = describe(field);
    if (change.before != change.after) changes.push_back(std::move(change));
  }
  for (const auto& [offset, size] : given_) changes.push_back(describe_bytes(offset, size));
  std::ranges::stable_sort(changes, {}, &FieldChange::offset);
  plan.fields.insert(plan.fields.end(), changes.begin(), changes.end());
}

void BlockEdit::note(const Field& field) {
  const bool is_known = std::ranges::find(fields_, field.offset, &Field::offset) != fields_.end();
  if (!is_known) fields_.push_back(field);
}

bool BlockEdit::is_given(const Field& field) const {
  return std::ranges::any_of(given_, [&field](const auto& given) {
    const auto& [offset, size] = given;
    return offset < std::size_t{field.offset} + field.size && field.offset < offset + size;
  });
}

FieldChange BlockEdit::describe(const Field& field) const {
  return {.block = number_,
          .offset = field.offset,
          .size = field.size,
          .name = std::string(field.name),
          .meaning = std::string(field.meaning),
          .before = field_text(before(), field),
          .after = field_text(after(), field)};
}

FieldChange BlockEdit::describe_bytes(std::size_t offset, std::size_t size) const {
  return {.block = number_,
          .offset = offset,
          .size = size,
          .meaning = "bytes",
          .before = datafile::hex_text(before().bytes(offset, size)),
          .after = datafile::hex_text(after().bytes(offset, size))};
}

}  // namespace exhume::patch
