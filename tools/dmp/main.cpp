// dmp: what is in an export dump.

#include "tools/dmp/commands.hpp"

int main(int argc, char** argv) {
  using namespace exhume::tools;
  CLI::App app{"Lists, checks and converts Oracle export dumps, without Oracle."};
  app.name("dmp");
  app.set_version_flag("--version", "dmp " EXHUME_VERSION);
  app.require_subcommand(1);
  Command chosen;
  add_info(app, chosen);
  add_list(app, chosen);
  add_rows(app, chosen);
  add_ddl(app, chosen);
  add_map(app, chosen);
  add_check(app, chosen);
  add_disasm(app, chosen);
  add_asm(app, chosen);
  add_tts(app, chosen);
  add_copy(app, chosen);
  add_set(app, chosen);
  add_charset(app, chosen);
  add_cut(app, chosen);
  add_merge(app, chosen);
  add_convert(app, chosen);
  add_diff(app, chosen);
  add_scan(app, chosen);
  add_recover(app, chosen);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? exit_done : exit_failed;
  }
  return run("dmp", chosen);
}
