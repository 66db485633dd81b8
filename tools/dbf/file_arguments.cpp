#include "tools/dbf/commands.hpp"

namespace exhume::tools {
void FileArguments::add_to(CLI::App& app) {
  app.add_option("FILE", file, "A datafile, a piece of one, or a single block")->required();
  app.add_option("--blocksize", block_size,
                 "Bytes of a block, where damage hides them: 2048 to 32768");
}

}  // namespace exhume::tools
