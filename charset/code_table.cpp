#include "charset/code_table.hpp"

#include "charset/icu_converter.hpp"

namespace exhume::charset {

std::uint32_t CodeTable::new_node() {
  nodes_.emplace_back().fill(undefined);
  return static_cast<std::uint32_t>(nodes_.size() - 1);
}

std::uint32_t& CodeTable::entry(ByteCode code) {
  std::uint32_t node = 0;
  for (std::size_t at = 0; at + 1 < code.length; ++at) {
    std::uint32_t next = nodes_[node][code.byte(at)];
    if (!is_node(next)) {
      next = node_flag | new_node();
      nodes_[node][code.byte(at)] = next;
    }
    node = next & ~node_flag;
  }
  return nodes_[node][code.last_byte()];
}

std::optional<std::uint32_t> CodeTable::node_before_last(ByteCode code) const {
  std::uint32_t node = 0;
  for (std::size_t at = 0; at + 1 < code.length; ++at) {
    const std::uint32_t next = nodes_[node][code.byte(at)];
    if (!is_node(next)) return std::nullopt;
    node = next & ~node_flag;
  }
  return node;
}

char32_t CodeTable::character(ByteCode code) const {
  const auto node = node_before_last(code);
  if (!node) return undefined;
  const std::uint32_t found = nodes_[*node][code.last_byte()];
  return is_node(found) ? undefined : found;
}

void CodeTable::map(ByteCode code, char32_t character) {
  entry(code) = character;
  for (std::size_t at = 1; at < code.length; ++at) trail_bytes_.set(code.byte(at));
}

void CodeTable::remove(ByteCode prefix) {
  const auto node = node_before_last(prefix);
  if (node) nodes_[*node][prefix.last_byte()] = undefined;
}

void CodeTable::alias(ByteCode prefix, ByteCode other) {
  const std::uint32_t shared = entry(other);
  entry(prefix) = shared;
}

std::size_t CodeTable::broken_length(Bytes in, std::size_t length) const {
  std::size_t broken = 1;
  while (broken < length && trail_bytes_[in[broken]]) ++broken;
  return broken;
}

void CodeTable::for_each(const std::function<void(ByteCode, char32_t)>& visit) const {
  visit_node(0, {0, 0}, visit);
}

void CodeTable::visit_node(std::uint32_t node, ByteCode prefix,
                           const std::function<void(ByteCode, char32_t)>& visit) const {
  for (unsigned byte = 0; byte < 256; ++byte) {
    const std::uint32_t found = nodes_[node][byte];
    const ByteCode code = prefix.then(static_cast<std::uint8_t>(byte));
    if (is_node(found)) {
      visit_node(found & ~node_flag, code, visit);
    } else if (found != undefined) {
      visit(code, found);
    }
  }
}

namespace {

IcuConverter::Outcome read_code(const IcuConverter& icu, Bytes shift, ByteCode code) {
  std::array<std::uint8_t, 8> bytes{};
  std::size_t count = 0;
  for (const std::uint8_t byte : shift) bytes[count++] = byte;
  for (std::size_t at = 0; at < code.length; ++at) bytes[count++] = code.byte(at);
  return icu.read(Bytes(bytes).first(count));
}

/// Adds every code of `lengths` that begins with `prefix`, as ICU has it.
void add_codes(CodeTable& table, const IcuConverter& icu, CodeLengths lengths, Bytes shift,
               ByteCode prefix) {
  using Kind = IcuConverter::Outcome::Kind;
  for (unsigned byte = 0; byte < 256; ++byte) {
    const ByteCode code = prefix.then(static_cast<std::uint8_t>(byte));
    const auto reading = read_code(icu, shift, code);
    if (reading.kind == Kind::character && code.length >= lengths.shortest) {
      table.map(code, reading.character);
    } else if (reading.kind == Kind::incomplete && code.length < lengths.longest) {
      add_codes(table, icu, lengths, shift, code);
    }
  }
}

/// Calls `visit` for each code of the box between `change.first` and `change.last`.
void for_each_code(const Override& change, const std::function<void(ByteCode)>& visit,
                   ByteCode prefix = {0, 0}) {
  const std::size_t at = prefix.length;
  const unsigned first = ByteCode{change.first, change.length}.byte(at);
  const unsigned last = ByteCode{change.last, change.length}.byte(at);
  for (unsigned byte = first; byte <= last; ++byte) {
    const ByteCode code = prefix.then(static_cast<std::uint8_t>(byte));
    if (code.length == change.length) {
      visit(code);
    } else {
      for_each_code(change, visit, code);
    }
  }
}

/// Gives the codes of `change` the characters they have in another converter.
void take_codes(CodeTable& table, const Override& change) {
  const IcuConverter source(change.source);
  for_each_code(change, [&](ByteCode code) {
    const auto reading = read_code(source, {}, code);
    if (reading.kind != IcuConverter::Outcome::Kind::character) return;
    if (change.change == Change::fill && table.character(code) != undefined) return;
    table.map(code, reading.character);
  });
}

void apply(CodeTable& table, const Override& change) {
  switch (change.change) {
    case Change::map:
    case Change::decode_only: {
      char32_t character = change.value;
      for_each_code(change, [&](ByteCode code) { table.map(code, character++); });
      return;
    }
    case Change::remove: for_each_code(change, [&](ByteCode code) { table.remove(code); }); return;
    case Change::low_seven_bits:
      for_each_code(change, [&](ByteCode code) {
        table.map(code, table.character({code.value & 0x7F, code.length}));
      });
      return;
    case Change::take:
    case Change::fill: take_codes(table, change); return;
    case Change::alias:
      table.alias({change.first, change.length}, {change.value, change.length});
      return;
  }
}

}  // namespace

CodeTable build_code_table(const CharacterSet& set, CodeLengths lengths, Bytes shift) {
  CodeTable table;
  add_codes(table, IcuConverter(set.recipe.converter), lengths, shift, {0, 0});
  if (set.ascii_superset && lengths.shortest == 1) {
    for (std::uint8_t byte = 0; byte < 0x80; ++byte) table.map({byte, 1}, byte);
  }
  for (const Override& change : set.recipe.overrides) {
    if (change.length >= lengths.shortest && change.length <= lengths.longest) {
      apply(table, change);
    }
  }
  return table;
}

}  // namespace exhume::charset
