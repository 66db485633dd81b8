#pragma once
// The settings of imp and exp from all places that they come from.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/parameters/dialogue.hpp"
#include "src/parameters/settings.hpp"

namespace exhume::tools {

/// Asks for settings; `has_user` when the user is known.
using Interview =
    std::function<std::vector<parameters::Setting>(const parameters::Ask& ask, bool has_user)>;

/// The settings of the arguments and of parameter files. At a terminal a run without any, or with
/// a user alone, asks for the others. Nothing where there are neither arguments nor someone to
/// ask. Throws Error(imp_cannot_open_file), and as parameters::read_settings() does.
std::optional<std::vector<parameters::Setting>> given_settings(
    const parameters::Program& program, const std::vector<std::string>& arguments,
    const Interview& interview);

/// The variable of the environment, "" where it is not set.
std::string_view environment(const char* name);

/// The database of TWO_TASK, where Oracle's programs take that of a user without @ from; "" where
/// it is not set. Throws Error(program.refusal).
std::string two_task_database(const parameters::Program& program);

}  // namespace exhume::tools
