#pragma once
// The project's own sample dumps: invented data, built from scratch, the same bytes each time.

#include <string>
#include <vector>

#include "tests/support/dump_builder.hpp"

namespace exhume::test::samples {

Dump scott_11g();       ///< the usual objects of a schema, 11.2
Dump lobs_10g();        ///< CLOB, BLOB, NCLOB, LONG and RAW, 10.2
Dump types_19c();       ///< date, number, float and national types at their limits, 19
Dump partitions_12c();  ///< range and composite partitions, 12.1
Dump direct_10g();      ///< direct path, CL8MSWIN1251, 10.2
Dump gbk_9i();          ///< ZHS16GBK and the LOB forms of 9.2
Dump v8_8i();           ///< the layout of 8.1.5
Dump names();           ///< names and data that look like something else, 19
Dump small();           ///< one table; what the damaged samples were before

/// A file of the samples folder.
struct Sample {
  std::string path;  ///< relative to that folder
  Buffer bytes;
};

/// Sound dumps, then those under damaged/.
std::vector<Sample> dump_samples();

/// Datafiles, sound and damaged.
std::vector<Sample> datafile_samples();

/// The damaged files: cut, abandoned by exp, sent as text, header only.
std::vector<Sample> damaged_samples();

}  // namespace exhume::test::samples
