// dbf: what is in an Oracle datafile.

#include "tools/dbf/commands.hpp"

int main(int argc, char** argv) {
  using namespace exhume::tools;
  CLI::App app{"Shows and checks Oracle datafiles, without Oracle."};
  app.name("dbf");
  app.set_version_flag("--version", "dbf " EXHUME_VERSION);
  app.require_subcommand(1);
  Command chosen;
  add_info(app, chosen);
  add_verify(app, chosen);
  add_block(app, chosen);
  add_rows(app, chosen);
  add_map(app, chosen);
  add_convert(app, chosen);
  add_set(app, chosen);
  add_undo(app, chosen);
  add_tts(app, chosen);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? exit_done : exit_failed;
  }
  return run("dbf", chosen);
}
