// The layouts of new dumps against real ones: header, preamble and end of a dump made anew with
// the facts, statements and rows of a real dump.

#define CATCH_CONFIG_RUNNER
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "formats/exp/layout.hpp"
#include "formats/exp/pump.hpp"
#include "formats/exp/writer.hpp"
#include "src/base/error.hpp"
#include "src/io/file_source.hpp"
#include "src/rewrite/stage.hpp"

using namespace exhume;

namespace {

using Buffer = std::vector<std::uint8_t>;

std::vector<std::string> dumps() {
  std::vector<std::string> out;
  for (const auto& entry : std::filesystem::directory_iterator(CORPUS "/exp")) {
    if (entry.path().extension() == ".dmp") out.push_back(entry.path());
  }
  std::ranges::sort(out);
  return out;
}

// What an export says of itself, and no layout can know.
exp::Layout with_facts(const exp::Reader& real) {
  const exp::Header& header = real.header();
  exp::Layout out =
      exp::make_layout(header.version, {.client = header.client_charset_id.value_or(0),
                                        .database = header.database_charset_id,
                                        .national = header.national_charset_id});
  out.header.direct_path = header.direct_path;
  out.header.exporter = header.exporter;
  out.header.exporter_is_dba = header.exporter_is_dba;
  out.header.mode = header.mode;
  out.header.record_length = header.record_length;
  out.header.date = header.date;
  out.header.file_name = header.file_name;
  return out;
}

// Bytes of the representations that go with the word sizes of a host; the one that tells a server
// of 9.2 from a later one, whatever the client; and the ids in 8.1, whose rule is not certain.
bool is_known_difference(std::size_t at, int major_version, bool is_early_10) {
  constexpr std::array<std::size_t, 3> of_word_sizes{45, 47, 55};
  constexpr std::size_t of_later_servers = 22;
  constexpr std::size_t of_early_10 = 62;
  return std::ranges::count(of_word_sizes, at) > 0 ||
         (major_version == 9 && at == of_later_servers) || (is_early_10 && at == of_early_10) ||
         (major_version == 8 && at >= 53 && at < 57);
}

struct Differences {
  std::vector<std::string> known;
  std::vector<std::string> unknown;
};

Differences differences(const exp::Reader& real, const exp::Layout& made) {
  Differences out;
  const int version = real.header().major_version;
  // One dump of 10.1 has fewer settings.
  const bool is_early_10 = real.header().version == "10.01.00" &&
                           real.preamble().settings.size() < made.preamble.settings.size();
  if (real.header().settings != made.header.settings) out.known.emplace_back("locator length");
  const auto& theirs = real.preamble();
  const auto& ours = made.preamble;
  if (theirs.representations.size() != ours.representations.size()) {
    out.unknown.emplace_back("number of representations");
    return out;
  }
  for (std::size_t side = 0; side < ours.representations.size(); ++side) {
    for (std::size_t i = 0; i < ours.representations[side].size(); ++i) {
      if (theirs.representations[side][i] == ours.representations[side][i]) continue;
      auto& list = is_known_difference(i, version, is_early_10) ? out.known : out.unknown;
      list.push_back("representation " + std::to_string(side) + ", byte " + std::to_string(i));
    }
  }
  if (theirs.settings != ours.settings) {
    auto zone_taken = ours.settings;
    if (!zone_taken.empty() && !theirs.settings.empty()) zone_taken[0] = theirs.settings[0];
    if (theirs.settings == zone_taken) {
      out.known.emplace_back("time zone");
    } else {
      auto& list = is_early_10 ? out.known : out.unknown;
      list.emplace_back("settings");
    }
  }
  return out;
}

class Collected final : public ByteSink {
 public:
  void write(Bytes more) override { bytes.insert(bytes.end(), more.begin(), more.end()); }
  Buffer bytes;
};

class OtherLayout final : public rewrite::Stage {
 public:
  OtherLayout(exp::StreamSink& next, exp::Layout layout)
      : Stage(next), layout_(std::move(layout)) {}
  void begin(const exp::Header&, const exp::Preamble&) override {
    Stage::begin(layout_.header, layout_.preamble);
  }

 private:
  exp::Layout layout_;
};

class NoDiagnostics final : public Diagnostics {
 public:
  void report(Diagnostic) override {}
};

Buffer content(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("a dump made anew in its version's layout is the real one but for what is known") {
  std::size_t complete = 0;
  std::size_t identical = 0;
  for (const std::string& path : dumps()) {
    CAPTURE(path);
    io::FileSource source(path);
    Cursor in(source);
    exp::Reader reader(in);
    if (reader.preamble().representations.empty()) continue;  // cut behind its header
    const exp::Layout layout = with_facts(reader);
    const Differences found = differences(reader, layout);
    CHECK(found.unknown == std::vector<std::string>());

    Collected out;
    NoDiagnostics diagnostics;
    exp::Writer writer(out, diagnostics);
    OtherLayout first(writer, layout);
    const exp::TextLabels labels{.client = reader.header().client_charset_id.value_or(0)};
    const auto result =
        exp::pump(reader, labels, first, exp::Doubtful::passed_on, [](const auto&, const auto&) {});
    if (result.error) continue;
    ++complete;
    const Buffer real = content(path);
    Buffer preamble;
    exp::put_preamble(preamble, layout.preamble);
    const Bytes statements = Bytes(real).subspan(
        reader.preamble().range.end, reader.filling().begin - reader.preamble().range.end);
    const Bytes made = Bytes(out.bytes).subspan(layout.header.record_length + preamble.size());
    REQUIRE(made.size() >= statements.size());
    CHECK(std::ranges::equal(statements, made.first(statements.size())));
    const bool same = out.bytes == real;
    CHECK(same == found.known.empty());
    identical += same ? 1 : 0;
    if (same) continue;
    std::cout << std::filesystem::path(path).filename().string() << ":";
    for (const std::string& difference : found.known) std::cout << " " << difference << ";";
    std::cout << "\n";
  }
  std::cout << identical << " of " << complete << " complete dumps are identical\n";
  CHECK(complete > 0);
  CHECK(identical > 0);
}

int main(int argc, char** argv) {
  if (!std::filesystem::exists(CORPUS "/exp")) {
    std::cout << "SKIPPED: no real dumps in " CORPUS "/exp\n";
    return 77;
  }
  return Catch::Session().run(argc, argv);
}
