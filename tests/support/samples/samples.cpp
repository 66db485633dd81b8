#include "tests/support/samples/samples.hpp"

#include <utility>

namespace exhume::test::samples {

std::vector<Sample> dump_samples() {
  std::vector<Sample> all{
      {"scott_11g.dmp", scott_11g().bytes},   {"lobs_10g.dmp", lobs_10g().bytes},
      {"types_19c.dmp", types_19c().bytes},   {"partitions_12c.dmp", partitions_12c().bytes},
      {"direct_10g.dmp", direct_10g().bytes}, {"gbk_9i.dmp", gbk_9i().bytes},
      {"v8_8i.dmp", v8_8i().bytes},           {"names.dmp", names().bytes},
  };
  for (Sample& sample : damaged_samples()) all.push_back(std::move(sample));
  return all;
}

}  // namespace exhume::test::samples
