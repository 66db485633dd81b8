#include "tests/support/samples/spelling.hpp"

#include <fmt/format.h>

namespace exhume::test::samples {

namespace {

std::string storage(int major) {
  std::string extents = "INITIAL 65536";
  if (major > 10) extents += " NEXT 1048576 MINEXTENTS 1";
  if (major < 9) extents = "INITIAL 10240 NEXT 10240 MINEXTENTS 1 MAXEXTENTS 121 PCTINCREASE 50";
  const char* pool = major == 9 ? "" : " BUFFER_POOL DEFAULT";
  return fmt::format("STORAGE({} FREELISTS 1 FREELIST GROUPS 1{})", extents, pool);
}

/// Writes the METRICSU and METRICEU lines of a user-mode export and counts its objects.
class PhaseWriter {
 public:
  explicit PhaseWriter(DumpBuilder& builder) : builder_(builder) {}

  void phase(std::string_view name, const Phase& phase) {
    builder_.line(fmt::format("METRICSU{}", name));
    phase.write(builder_);
    end(phase.objects);
  }

  void empty(const std::vector<std::string_view>& names) {
    for (const auto name : names) phase(name, {});
  }

  void unbracketed(const Phase& phase) {
    phase.write(builder_);
    objects_ += phase.objects;
  }

 private:
  void end(int objects) {
    objects_ += objects;
    builder_.line(fmt::format("METRICEU {}", objects_));
  }

  DumpBuilder& builder_;
  int objects_ = 0;
};

void schema_instantiation(DumpBuilder& builder) {
  builder.marked_list("PROCACTION",
                      {"BEGIN  \n",
                       "sys.dbms_logrep_imp.instantiate_schema(schema_name=>SYS_CONTEXT('USERENV',"
                       "'CURRENT_SCHEMA'), export_db_name=>'SAMPLE', inst_scn=>'1234567');\n",
                       "COMMIT; END;\n"});
}

}  // namespace

std::string table_attributes(int major) {
  constexpr std::string_view kBlocks = "  PCTFREE 10 PCTUSED 40 INITRANS 1 MAXTRANS 255";
  if (major < 9) return fmt::format("{} LOGGING {} TABLESPACE \"USERS\"", kBlocks, storage(major));
  return fmt::format("{} {} TABLESPACE \"USERS\" LOGGING NOCOMPRESS", kBlocks, storage(major));
}

std::string lob_clause(int major, std::string_view column) {
  if (major > 11) {
    return fmt::format(
        " LOB (\"{}\") STORE AS SECUREFILE  (TABLESPACE \"USERS\" ENABLE STORAGE IN ROW CHUNK 8192"
        " RETENTION AUTO NOCACHE LOGGING  NOCOMPRESS KEEP_DUPLICATES STORAGE(INITIAL 262144"
        " NEXT 1048576 MINEXTENTS 1 BUFFER_POOL DEFAULT))",
        column);
  }
  return fmt::format(
      " LOB (\"{}\") STORE AS{} (TABLESPACE \"USERS\" ENABLE STORAGE IN ROW CHUNK 8192"
      " PCTVERSION 10 NOCACHE  {})",
      column, major < 9 ? "" : " ", storage(major));
}

std::string create_index(int major, std::string_view kind, std::string_view name,
                         std::string_view table, std::string_view columns) {
  return fmt::format(
      "CREATE {} \"{}\" ON \"{}\" ({})  PCTFREE 10 INITRANS 2 MAXTRANS 255 {} TABLESPACE \"USERS\""
      " LOGGING",
      kind, name, table, columns, storage(major));
}

std::string add_primary_key(int major, std::string_view table, std::string_view name,
                            std::string_view columns) {
  return fmt::format(
      "ALTER TABLE \"{}\" ADD  CONSTRAINT \"{}\" PRIMARY KEY ({}) USING INDEX PCTFREE 10"
      " INITRANS 2 MAXTRANS 255 {} TABLESPACE \"USERS\"{} ENABLE ",
      table, name, columns, storage(major), major < 9 ? "" : " LOGGING");
}

std::string add_foreign_key(std::string_view table, std::string_view name, std::string_view column,
                            std::string_view parent, std::string_view parent_column) {
  return fmt::format(
      "ALTER TABLE \"{}\" ADD CONSTRAINT \"{}\" FOREIGN KEY (\"{}\") REFERENCES \"{}\" (\"{}\")"
      " ENABLE NOVALIDATE",
      table, name, column, parent, parent_column);
}

std::string create_sequence(std::string_view name, int cache) {
  return fmt::format(
      "CREATE SEQUENCE \"{}\" MINVALUE 1 MAXVALUE 999999999999999999999999999 INCREMENT BY 1"
      " START WITH 1 {} NOORDER NOCYCLE",
      name, cache == 0 ? "NOCACHE" : fmt::format("CACHE {}", cache));
}

std::vector<std::string> check_constraint(std::string_view table, std::string_view name,
                                          std::string_view condition) {
  return {fmt::format("ALTER TABLE \"{}\" ADD", table),
          fmt::format(" CONSTRAINT \"{}\"", name),
          " CHECK (",
          std::string(condition),
          ")",
          " ENABLE NOVALIDATE"};
}

std::string table_statistics(std::string_view table, int rows, int blocks, int row_length) {
  return fmt::format(
      "BEGIN  DBMS_STATS.SET_TABLE_STATS(NULL,'\"{}\"',NULL,NULL,NULL,{},{},{},6); END;", table,
      rows, blocks, row_length);
}

void write_user_export(DumpBuilder& builder, const UserExport& phases) {
  builder.line("METRICSU");
  PhaseWriter writer(builder);
  writer.phase("pre-schema procedural objects and actions", {0, schema_instantiation});
  writer.empty({"foreign function library names for user    ", "PUBLIC type synonyms",
                "private type synonyms", "object type definitions for user    ",
                "pre-schema procedural objects and actions", "database links"});
  writer.phase("sequence numbers", phases.sequences);
  writer.empty({"cluster definitions", "XDB Schemas by user "});
  writer.unbracketed(phases.tables);
  builder.line("ENDTABLE");
  writer.phase("synonyms", phases.synonyms);
  writer.phase("views", phases.views);
  writer.phase("stored procedures", phases.procedures);
  writer.empty({"operators", "Analyze cluster statements "});
  writer.phase("referential integrity constraints", phases.foreign_keys);
  writer.phase("triggers", phases.triggers);
  writer.empty({"indextypes", "bitmap, functional and extensible indexes", "posttables actions",
                "materialized views", "snapshot logs", "job queues", "refresh groups and children",
                "dimensions", "Post-inst procedural actions ",
                "post-schema procedural objects and actions"});
  writer.phase("statistics", phases.statistics);
  writer.phase("Enable enforce constraints ", phases.enabling);
  builder.line("METRICEUG0");
}

}  // namespace exhume::test::samples
