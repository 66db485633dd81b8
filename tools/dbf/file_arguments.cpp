#include "tools/dbf/commands.hpp"

namespace exhume::tools {
namespace {

std::string dump(const nlohmann::ordered_json& json, int indent) {
  return json.dump(indent, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

void FileArguments::add_to(CLI::App& app) {
  app.add_option("FILE", file, "A datafile, a piece of one, or a single block")->required();
  app.add_option("--blocksize", block_size,
                 "Bytes of a block, where damage hides them: 2048 to 32768");
}

std::string pretty(const nlohmann::ordered_json& json) {
  return dump(json, 2);
}

std::string compact(const nlohmann::ordered_json& json) {
  return dump(json, -1);
}

}  // namespace exhume::tools
