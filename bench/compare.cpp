// compare RUNS A B: runs the shell commands A and B in turn and prints their medians, the median of
// the ratios A/B pair by pair, which holds when the machine's speed drifts, and A's peak memory.

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstring>
#include <vector>

namespace {

struct Run {
  double seconds = 0;
  long peak_kilobytes = 0;
};

Run measure(const char* command) {
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child == 0) {
    execl("/bin/sh", "sh", "-c", command, static_cast<char*>(nullptr));
    _exit(127);
  }
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
  if (!WIFEXITED(status) || WEXITSTATUS(status) == 1 || WEXITSTATUS(status) > 2) {
    fmt::print(stderr, "compare: failed: {}\n", command);
    std::exit(1);
  }
  return {elapsed.count(), usage.ru_maxrss};
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  int runs = 0;
  if (argc != 4 ||
      std::from_chars(argv[1], argv[1] + std::strlen(argv[1]), runs).ec != std::errc()) {
    fmt::print(stderr, "usage: compare RUNS A B\n");
    return 1;
  }
  std::vector<double> a;
  std::vector<double> b;
  std::vector<double> ratios;
  long peak = 0;
  measure(argv[2]);
  measure(argv[3]);
  for (int i = 0; i < runs; ++i) {
    const Run run = measure(argv[2]);
    a.push_back(run.seconds);
    peak = std::max(peak, run.peak_kilobytes);
    b.push_back(measure(argv[3]).seconds);
    ratios.push_back(a.back() / b.back());
  }
  fmt::print("A  {:7.2f} s  {:6.1f} MB peak  {}\n", median(a), static_cast<double>(peak) / 1024.0,
             argv[2]);
  fmt::print("B  {:7.2f} s                  {}\n", median(b), argv[3]);
  fmt::print("A/B {:6.2f}    from {:.2f} to {:.2f} in {} pairs\n\n", median(ratios),
             std::ranges::min(ratios), std::ranges::max(ratios), runs);
}
