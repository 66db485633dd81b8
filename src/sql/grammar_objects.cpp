// Statements on objects other than tables and indexes, and INSERT.

#include "src/sql/grammar_rules.hpp"

namespace exhume::sql::grammar {
namespace {

constexpr std::string_view comment_kinds[] = {"OPERATOR", "INDEXTYPE", "MINING MODEL",
                                              "EDITION",  "SNAPSHOT",  "AUDIT POLICY"};
constexpr std::string_view grant_kinds[] = {
    "DIRECTORY", "JAVA RESOURCE",           "JAVA SOURCE", "JAVA CLASS", "MINING MODEL",
    "EDITION",   "SQL TRANSLATION PROFILE", "USER"};
constexpr std::string_view after_privilege[] = {"ON", "TO", "FROM", "("};
constexpr std::string_view force_words[] = {"FORCE", "NOFORCE"};
constexpr std::string_view as_word[] = {"AS"};
constexpr std::string_view modifiers[] = {"EDITIONABLE", "NONEDITIONABLE"};
constexpr std::string_view view_modifiers[] = {"EDITIONABLE EDITIONING",
                                               "NONEDITIONABLE EDITIONING", "EDITIONING",
                                               "EDITIONABLE", "NONEDITIONABLE"};
constexpr std::string_view view_column_options[] = {"VISIBLE", "INVISIBLE"};
constexpr std::string_view constraint_starts[] = {
    "CONSTRAINT", "PRIMARY KEY", "UNIQUE (", "FOREIGN KEY", "CHECK (", "SCOPE FOR", "REF ("};
// Those that only the last rule of all would parse stand here when one of their words is the kind
// of another rule.
constexpr std::string_view other_kinds[] = {
    "USER",
    "ROLE",
    "PROFILE",
    "DIRECTORY",
    "CONTEXT",
    "BIGFILE TABLESPACE",
    "BIGFILE UNDO TABLESPACE",
    "BIGFILE TEMPORARY TABLESPACE",
    "SMALLFILE TABLESPACE",
    "SMALLFILE UNDO TABLESPACE",
    "SMALLFILE TEMPORARY TABLESPACE",
    "TEMPORARY TABLESPACE",
    "UNDO TABLESPACE",
    "TABLESPACE",
    "PUBLIC ROLLBACK SEGMENT",
    "ROLLBACK SEGMENT",
    "OPERATOR",
    "INDEXTYPE",
    "DIMENSION",
    "PUBLIC OUTLINE",
    "OUTLINE",
    "EDITION",
    "FLASHBACK ARCHIVE DEFAULT",
    "FLASHBACK ARCHIVE",
    "AUDIT POLICY",
    "MULTIVALUE INDEX",
    "VECTOR INDEX",
    "HYBRID VECTOR INDEX",
    "SEARCH INDEX",
    "ANALYTIC VIEW",
    "FORCE ANALYTIC VIEW",
    "FORCE EDITIONABLE ANALYTIC VIEW",
    "JSON RELATIONAL DUALITY VIEW",
    "FORCE JSON RELATIONAL DUALITY VIEW",
    "FORCE EDITIONABLE JSON RELATIONAL DUALITY VIEW",
};
// Logs have no name of their own: ALTER SNAPSHOT LOG ON "T".
constexpr std::string_view log_kinds[] = {"MATERIALIZED VIEW LOG", "SNAPSHOT LOG"};
constexpr std::string_view alter_kinds[] = {
    "TRIGGER",
    "PROCEDURE",
    "FUNCTION",
    "PACKAGE",
    "MATERIALIZED VIEW",
    "SNAPSHOT",
    "VIEW",
    "TYPE",
    "INDEX",
    "SEQUENCE",
    "SYNONYM",
    "PUBLIC SYNONYM",
    "CLUSTER",
    "DIMENSION",
    "OPERATOR",
    "INDEXTYPE",
    "JAVA CLASS",
    "JAVA SOURCE",
    "LIBRARY",
    "USER",
    "ROLE",
    "PROFILE",
    "TABLESPACE",
    "ROLLBACK SEGMENT",
    "PUBLIC DATABASE LINK",
    "DATABASE LINK",
    "OUTLINE",
    "SUMMARY",
};
constexpr std::string_view drop_kinds[] = {
    "TABLE",
    "VIEW",
    "INDEX",
    "SEQUENCE",
    "PUBLIC SYNONYM",
    "SYNONYM",
    "PROCEDURE",
    "FUNCTION",
    "PACKAGE BODY",
    "PACKAGE",
    "TYPE BODY",
    "TYPE",
    "TRIGGER",
    "MATERIALIZED VIEW",
    "SNAPSHOT",
    "CLUSTER",
    "PUBLIC DATABASE LINK",
    "DATABASE LINK",
    "ROLE",
    "USER",
    "TABLESPACE",
    "LIBRARY",
    "DIRECTORY",
    "CONTEXT",
    "PROFILE",
    "OPERATOR",
    "INDEXTYPE",
    "JAVA CLASS",
    "JAVA SOURCE",
    "JAVA RESOURCE",
};
constexpr std::string_view analyze_kinds[] = {"TABLE", "INDEX", "CLUSTER"};
constexpr std::string_view other_statements[] = {
    "AUDIT",        "NOAUDIT",       "ASSOCIATE STATISTICS", "ALTER RESOURCE COST",
    "ALTER SYSTEM", "ALTER DATABASE"};
constexpr std::string_view cluster_numbers[] = {"SIZE", "HASHKEYS"};
constexpr std::string_view cluster_flags[] = {"INDEX", "SINGLE TABLE", "SORT", "ROWDEPENDENCIES",
                                              "NOROWDEPENDENCIES"};
// What ends the function behind HASH IS.
constexpr std::string_view after_hash_is[] = {
    "INDEX", "SINGLE TABLE", "SORT", "ROWDEPENDENCIES", "NOROWDEPENDENCIES", "PARTITION BY"};
constexpr std::string_view hash_is_words[] = {"HASH IS"};

const Rule<struct insert_id, Insert> insert = "INSERT";
const Rule<struct sequence_id, CreateSequence> create_sequence = "CREATE SEQUENCE";
const Rule<struct comment_id, Comment> comment = "COMMENT ON";
const Rule<struct synonym_id, CreateSynonym> create_synonym = "CREATE SYNONYM";
const Rule<struct privilege_id, Privilege> privilege = "a privilege";
const Rule<struct grant_id, Grant> grant = "GRANT";
const Rule<struct view_id, CreateView> create_view = "CREATE VIEW";
const Rule<struct view_column_id, Column> view_column = "a column";
const Rule<struct view_column_option_id, Option> view_column_option = "VISIBLE";
const Rule<struct exported_state_id, ExportedState> exported_state = "USING";
const Rule<struct mview_id, CreateMaterializedView> create_mview = "CREATE SNAPSHOT";
const Rule<struct mview_log_id, CreateMaterializedViewLog> create_mview_log = "CREATE SNAPSHOT LOG";
const Rule<struct link_id, CreateDatabaseLink> create_link = "CREATE DATABASE LINK";
const Rule<struct cluster_option_id, Option> cluster_option = "a cluster option";
const Rule<struct cluster_id, CreateCluster> create_cluster = "CREATE CLUSTER";
const Rule<struct create_other_id, CreateOther> create_other = "CREATE";
const Rule<struct alter_object_id, AlterObject> alter_object = "ALTER";
const Rule<struct drop_object_id, DropObject> drop_object = "DROP";
const Rule<struct alter_session_id, AlterSession> alter_session = "ALTER SESSION SET";
const Rule<struct analyze_id, Analyze> analyze = "ANALYZE";
const Rule<struct other_statement_id, OtherStatement> other_statement = "AUDIT";

const auto insert_def = kw("INSERT") >> *hint[append_to<&Insert::hints>] >>
                        kw("INTO") >> name[set<&Insert::table>] >>
                        -(kw("(") >> column_path[append_to<&Insert::columns>] % kw(",") >>
                          kw(")")) >>
                        kw("VALUES (") >> expression[append_to<&Insert::values>] % kw(",") >>
                        kw(")");

const auto create_sequence_def = kw("CREATE SEQUENCE") >> name[set<&CreateSequence::name>] >>
                                 *sequence_option[append_to<&CreateSequence::options>];

constexpr auto take_column = [](auto& context) {
  ColumnPath& path = x3::_attr(context);
  Comment& value = x3::_val(context);
  value.column = std::move(path.back());
  path.pop_back();
  if (path.empty() || path.size() > 2) {
    x3::_pass(context) = false;
    return;
  }
  value.object.object = std::move(path.back());
  if (path.size() == 2) value.object.schema = std::move(path.front());
};

const auto comment_def =
    kw("COMMENT ON") >>
    ((kw("TABLE") >> name[set<&Comment::object>]) |
     (kw("COLUMN")[put<&Comment::target, CommentTarget::column>] >> column_path[take_column]) |
     (kw("MATERIALIZED VIEW")[put<&Comment::target, CommentTarget::materialized_view>] >>
      name[set<&Comment::object>]) |
     (AnyOf(comment_kinds)[set<&Comment::other_kind>] >>
      x3::eps[put<&Comment::target, CommentTarget::other>] >> name[set<&Comment::object>])) >>
    kw("IS") >> string_literal[set<&Comment::text>];

const auto create_synonym_def = kw("CREATE") >>
                                -kw("OR REPLACE")[put<&CreateSynonym::or_replace>] >>
                                -AnyOf(modifiers)[set<&CreateSynonym::modifier>] >>
                                -kw("PUBLIC")[put<&CreateSynonym::is_public>] >>
                                kw("SYNONYM") >> name[set<&CreateSynonym::name>] >>
                                kw("FOR") >> name[set<&CreateSynonym::target>] >>
                                -(kw("@") >> expression[set_text<&CreateSynonym::link>]);

const auto privilege_def = Until(after_privilege)[set_text<&Privilege::name>] >>
                           -identifier_list[set<&Privilege::columns>];
const auto grant_object =
    kw("ON") >> -AnyOf(grant_kinds)[set<&Grant::object_kind>] >> name[set<&Grant::object>];
const auto grant_def = ((kw("GRANT") >> privilege[append_to<&Grant::privileges>] % kw(",") >>
                         -grant_object >> kw("TO")) |
                        (kw("REVOKE")[put<&Grant::revoke>] >>
                         privilege[append_to<&Grant::privileges>] % kw(",") >> -grant_object >>
                         kw("FROM"))) >>
                       identifier[append_to<&Grant::grantees>] % kw(",") >>
                       -expression[set_text<&Grant::options>];

const auto view_column_option_def = AnyOf(view_column_options)[set<&Option::keyword>];
const auto view_column_def = !AnyOf(constraint_starts) >> identifier[set<&Column::name>] >>
                             *view_column_option[append_to<&Column::options>] >>
                             *inline_constraint[append_to<&Column::constraints>] >>
                             -(&kw("ANNOTATIONS (") >> Run(Phrases{})[set<&Column::annotations>]);
const auto view_constraints = table_constraint[append_to<&CreateView::constraints>] % kw(",");
const auto view_elements = kw("(") >> ((view_column[append_to<&CreateView::columns>] % kw(",") >>
                                        -(kw(",") >> view_constraints)) |
                                       view_constraints) >>
                           kw(")");

const auto create_view_def = kw("CREATE") >> -kw("OR REPLACE")[put<&CreateView::or_replace>] >>
                             -AnyOf(force_words)[set<&CreateView::force>] >>
                             -AnyOf(view_modifiers)[set<&CreateView::modifier>] >>
                             kw("VIEW") >> name[set<&CreateView::name>] >>
                             -(&kw("OF") >> Until(as_word)[set_text<&CreateView::object_view>]) >>
                             -view_elements >>
                             -(!kw("AS") >> Unknown(as_word)[set<&CreateView::options>]) >>
                             kw("AS") >> rest[set<&CreateView::query>];

constexpr auto take_state = [](auto& context) {
  x3::_val(context).text = std::move(x3::_attr(context).text);
};
const auto exported_state_def = kw("USING") >> group[take_state];

const auto create_mview_def = kw("CREATE") >>
                              (kw("SNAPSHOT")[put<&CreateMaterializedView::snapshot>] |
                               kw("MATERIALIZED VIEW")) >>
                              name[set<&CreateMaterializedView::name>] >>
                              -identifier_list[set<&CreateMaterializedView::columns>] >>
                              -exported_state[set<&CreateMaterializedView::exported_state>] >>
                              *(physical_clause[append_to<&CreateMaterializedView::clauses>] |
                                lob_storage[append_to<&CreateMaterializedView::clauses>] |
                                (!kw("AS") >> item[append_to<&CreateMaterializedView::clauses>])) >>
                              kw("AS") >> rest[set<&CreateMaterializedView::query>];

const auto create_mview_log_def =
    kw("CREATE") >> (kw("SNAPSHOT LOG ON")[put<&CreateMaterializedViewLog::snapshot>] |
                     kw("MATERIALIZED VIEW LOG ON")) >>
    name[set<&CreateMaterializedViewLog::table>] >>
    *(physical_clause[append_to<&CreateMaterializedViewLog::clauses>] |
      exported_state[append_to<&CreateMaterializedViewLog::clauses>] |
      item[append_to<&CreateMaterializedViewLog::clauses>]);

const auto create_link_def = kw("CREATE") >> -kw("SHARED")[put<&CreateDatabaseLink::shared>] >>
                             -kw("PUBLIC")[put<&CreateDatabaseLink::is_public>] >>
                             kw("DATABASE LINK") >> column_path[set<&CreateDatabaseLink::name>] >>
                             tail[set<&CreateDatabaseLink::connection>];

const auto cluster_option_def =
    (AnyOf(cluster_numbers)[set<&Option::keyword>] >> size_value[set<&Option::value>]) |
    AnyOf(cluster_flags)[set<&Option::keyword>] |
    (AnyOf(hash_is_words)[set<&Option::keyword>] >> Until(after_hash_is)[set_text<&Option::value>]);

const auto create_cluster_def = kw("CREATE CLUSTER") >> name[set<&CreateCluster::name>] >>
                                kw("(") >> column_definition[append_to<&CreateCluster::columns>] %
                                               kw(",") >>
                                kw(")") >> *(physical_clause[append_to<&CreateCluster::clauses>] |
                                             cluster_option[append_to<&CreateCluster::clauses>] |
                                             partitioning[append_to<&CreateCluster::clauses>] |
                                             unknown_clause[append_to<&CreateCluster::clauses>]);

const auto create_other_def =
    kw("CREATE") >> -kw("OR REPLACE")[put<&CreateOther::or_replace>] >>
    AnyOf(other_kinds)[set<&CreateOther::kind>] >> name[set<&CreateOther::name>] >>
    details[set<&CreateOther::definition>];

const auto alter_object_def = kw("ALTER") >>
                              ((AnyOf(log_kinds)[set<&AlterObject::kind>] >> kw("ON")) |
                               AnyOf(alter_kinds)[set<&AlterObject::kind>]) >>
                              name[set<&AlterObject::name>] >> details[set<&AlterObject::action>];

const auto drop_object_def = kw("DROP") >> ((AnyOf(log_kinds)[set<&DropObject::kind>] >> kw("ON")) |
                                            AnyOf(drop_kinds)[set<&DropObject::kind>]) >>
                             name[set<&DropObject::name>] >> details[set<&DropObject::options>];

const auto alter_session_def = kw("ALTER SESSION SET") >> details[set<&AlterSession::settings>];

const auto analyze_def = kw("ANALYZE") >> AnyOf(analyze_kinds)[set<&Analyze::kind>] >>
                         name[set<&Analyze::name>] >> details[set<&Analyze::options>];

const auto other_statement_def =
    AnyOf(other_statements)[set<&OtherStatement::keyword>] >> details[set<&OtherStatement::text>];

const auto object_statement_def =
    insert[assign] | create_sequence[assign] | comment[assign] | create_synonym[assign] |
    grant[assign] | create_view[assign] | create_mview_log[assign] | create_mview[assign] |
    create_link[assign] | create_cluster[assign] | create_other[assign] | alter_session[assign] |
    alter_object[assign] | drop_object[assign] | analyze[assign] | other_statement[assign];

BOOST_SPIRIT_DEFINE(insert, create_sequence, comment, create_synonym, privilege, grant, create_view,
                    view_column_option, view_column, exported_state, create_mview, create_mview_log,
                    create_link, cluster_option, create_cluster, create_other, alter_object,
                    drop_object, alter_session, analyze, other_statement)

}  // namespace

BOOST_SPIRIT_DEFINE(object_statement)
BOOST_SPIRIT_INSTANTIATE(decltype(object_statement), Iterator, Context)

}  // namespace exhume::sql::grammar
