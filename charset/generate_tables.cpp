// Turns charsets.tsv and supersets.tsv into the tables of character_set.hpp. Runs at build
// time: generate_tables CHARSETS SUPERSETS OUTPUT.

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using Fields = std::vector<std::string>;

Fields split(const std::string& line, char separator) {
  Fields fields;
  std::istringstream in(line);
  for (std::string field; std::getline(in, field, separator);) fields.push_back(field);
  return fields;
}

/// The lines of a table without comments and heading, each with `columns` fields.
std::vector<Fields> read_table(const char* path, std::size_t columns) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(std::string("cannot open ") + path);
  std::vector<Fields> rows;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#')) continue;
    rows.push_back(split(line, '\t'));
    if (rows.back().size() != columns) {
      throw std::runtime_error("wrong number of columns: " + line);
    }
  }
  rows.erase(rows.begin());
  return rows;
}

std::uint32_t hex(const std::string& digits) {
  if (digits.empty() || digits.find_first_not_of("0123456789ABCDEF") != std::string::npos) {
    throw std::runtime_error("not hexadecimal: " + digits);
  }
  return static_cast<std::uint32_t>(std::stoul(digits, nullptr, 16));
}

/// "A8=00A4" as the initializer of an Override. The mark between codes and value says
/// what changes.
std::string override_of(const std::string& text) {
  static const std::map<char, std::string> changes{
      {'=', "map"},  {'>', "decode_only"}, {'&', "low_seven_bits"},
      {'@', "take"}, {'?', "fill"},        {'~', "alias"}};
  const std::size_t mark = text.find_first_of("=>&@?~");
  if (mark == std::string::npos) throw std::runtime_error("no override: " + text);
  const std::string value = text.substr(mark + 1);
  const Fields codes = split(text.substr(0, mark), '-');
  const std::string& first = codes.front();
  const std::string& last = codes.back();
  if (first.size() != last.size() || first.size() % 2 != 0 || first.size() > 8) {
    throw std::runtime_error("no range of codes: " + text);
  }
  const std::string change = value == "-" ? "remove" : changes.at(text[mark]);
  const bool has_source = change == "take" || change == "fill";
  const bool has_value = change == "map" || change == "decode_only" || change == "alias";
  std::ostringstream out;
  out << "{Change::" << change << ", " << first.size() / 2 << ", " << hex(first) << "u, "
      << hex(last) << "u, " << (has_value ? hex(value) : 0) << "u, \""
      << (has_source ? value : std::string()) << "\"}";
  return out.str();
}

/// "utf-8-fss" as "utf_8_fss".
std::string identifier(std::string text) {
  for (char& letter : text) letter = letter == '-' ? '_' : letter;
  return text;
}

/// "A1A9" as "\xA1\xA9", "-" as nothing.
std::string escaped_bytes(const std::string& digits) {
  std::string out;
  if (digits == "-") return out;
  for (std::size_t at = 0; at < digits.size(); at += 2) {
    hex(digits.substr(at, 2));
    out += "\\x" + digits.substr(at, 2);
  }
  return out;
}

void write_overrides(std::ostream& out, const std::string& id, const std::string& overrides) {
  if (overrides == "-") return;
  out << "constexpr Override overrides_" << id << "[] = {\n";
  for (const std::string& text : split(overrides, ' ')) out << "    " << override_of(text) << ",\n";
  out << "};\n";
}

void write_set(std::ostream& out, const Fields& row) {
  const std::string converter = row[8] == "-" ? "" : row[8];
  const std::string overrides = row[9] == "-" ? "{}" : "overrides_" + row[0];
  out << "    {" << row[0] << ", \"" << row[1] << "\", \"" << row[2] << "\", " << row[3] << ", "
      << row[4] << ", " << (row[5] == "y" ? "true" : "false") << ", Conversion::" << row[6]
      << ", Confidence::" << row[11] << ", \"" << escaped_bytes(row[10])
      << "\", {Scheme::" << identifier(row[7]) << ", \"" << converter << "\", " << overrides
      << "}},\n";
}

void write_tables(std::ostream& out, const std::vector<Fields>& sets,
                  const std::vector<Fields>& pairs) {
  out << "// Generated from charset/charsets.tsv and charset/supersets.tsv.\n"
         "#include \"charset/tables.hpp\"\n\n"
         "namespace exhume::charset {\nnamespace {\n\n";
  for (const Fields& row : sets) write_overrides(out, row[0], row[9]);
  out << "\nconstexpr CharacterSet sets[] = {\n";
  std::map<std::string, std::string> id_of;
  for (const Fields& row : sets) {
    write_set(out, row);
    id_of[row[1]] = row[0];
  }
  out << "};\n\nconstexpr SubsetPair pairs[] = {\n";
  for (const Fields& pair : pairs) {
    out << "    {" << id_of.at(pair[0]) << ", " << id_of.at(pair[1]) << ", "
        << (pair[2] == "y" ? "true" : "false") << "},\n";
  }
  out << "};\n\n}  // namespace\n\n"
         "std::span<const CharacterSet> all() { return sets; }\n"
         "std::span<const SubsetPair> documented_subsets() { return pairs; }\n\n"
         "}  // namespace exhume::charset\n";
}

}  // namespace

int main(int count, char** arguments) try {
  if (count != 4) throw std::runtime_error("usage: generate_tables CHARSETS SUPERSETS OUTPUT");
  const std::vector<Fields> sets = read_table(arguments[1], 12);
  const std::vector<Fields> pairs = read_table(arguments[2], 3);
  std::ofstream out(arguments[3]);
  write_tables(out, sets, pairs);
  return out.flush() ? EXIT_SUCCESS : EXIT_FAILURE;
} catch (const std::exception& error) {
  std::cerr << "generate_tables: " << error.what() << '\n';
  return EXIT_FAILURE;
}
