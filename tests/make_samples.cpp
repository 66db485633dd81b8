// Writes the project's sample dumps, or checks that a folder holds just these.
//   make_samples FOLDER
//   make_samples --check FOLDER

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/support/samples/samples.hpp"

namespace {

using exhume::test::Buffer;
namespace fs = std::filesystem;

void write_file(const fs::path& path, const Buffer& bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream out(path, std::ios::binary);
  out.write(reinterpret_cast<const char*>(bytes.data()),
            static_cast<std::streamsize>(bytes.size()));
  if (!out.flush()) throw std::runtime_error("cannot write " + path.string());
}

bool holds(const fs::path& path, const Buffer& bytes) {
  std::ifstream in(path, std::ios::binary);
  return in && Buffer(std::istreambuf_iterator<char>(in), {}) == bytes;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  const bool check = !arguments.empty() && arguments.front() == "--check";
  if (arguments.size() != (check ? 2U : 1U)) {
    std::cerr << "usage: make_samples [--check] FOLDER\n";
    return 1;
  }
  const fs::path folder = arguments.back();
  int differing = 0;
  auto samples = exhume::test::samples::dump_samples();
  std::ranges::move(exhume::test::samples::datafile_samples(), std::back_inserter(samples));
  for (const auto& sample : samples) {
    const fs::path path = folder / sample.path;
    if (!check) {
      write_file(path, sample.bytes);
    } else if (!holds(path, sample.bytes)) {
      std::cerr << path.string() << " is not what make_samples writes\n";
      ++differing;
    }
  }
  return differing == 0 ? 0 : 1;
}
