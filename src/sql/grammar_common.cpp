// Names, options, physical attributes and LOB storage.

#include "src/sql/grammar_rules.hpp"

namespace exhume::sql::grammar {
namespace {

constexpr std::string_view numbered_attributes[] = {
    "PCTFREE", "PCTUSED",    "INITRANS",  "MAXTRANS",      "PCTTHRESHOLD",
    "CHUNK",   "PCTVERSION", "FREEPOOLS", "RETENTION MIN",
};

constexpr std::string_view physical_flags[] = {
    "LOGGING",
    "NOLOGGING",
    "FILESYSTEM_LIKE_LOGGING",
    "NOCOMPRESS",
    "COMPRESS BASIC",
    "COMPRESS ADVANCED LOW",
    "COMPRESS ADVANCED HIGH",
    "COMPRESS ADVANCED",
    "COMPRESS FOR ALL OPERATIONS",
    "COMPRESS FOR DIRECT_LOAD OPERATIONS",
    "COMPRESS FOR OLTP",
    "COMPRESS FOR QUERY LOW",
    "COMPRESS FOR QUERY HIGH",
    "COMPRESS FOR QUERY",
    "COMPRESS FOR ARCHIVE LOW",
    "COMPRESS FOR ARCHIVE HIGH",
    "COMPRESS FOR ARCHIVE",
    "COMPRESS LOW",
    "COMPRESS MEDIUM",
    "COMPRESS HIGH",
    "ROW STORE COMPRESS BASIC",
    "ROW STORE COMPRESS ADVANCED",
    "ROW STORE COMPRESS",
    "COLUMN STORE COMPRESS FOR QUERY LOW",
    "COLUMN STORE COMPRESS FOR QUERY HIGH",
    "COLUMN STORE COMPRESS FOR ARCHIVE LOW",
    "COLUMN STORE COMPRESS FOR ARCHIVE HIGH",
    "CACHE READS",
    "CACHE",
    "NOCACHE",
    "NOPARALLEL",
    "SEGMENT CREATION IMMEDIATE",
    "SEGMENT CREATION DEFERRED",
    "RESULT_CACHE ( MODE DEFAULT )",
    "RESULT_CACHE ( MODE FORCE )",
    "NO INMEMORY",
    "INMEMORY",
    "MONITORING",
    "NOMONITORING",
    "COMPUTE STATISTICS",
    "ENABLE STORAGE IN ROW",
    "DISABLE STORAGE IN ROW",
    "RETENTION AUTO",
    "RETENTION NONE",
    "RETENTION MAX",
    "RETENTION",
    "KEEP_DUPLICATES",
    "DEDUPLICATE LOB",
    "DEDUPLICATE",
    "DECRYPT",
};

// PARALLEL (DEGREE 4 INSTANCES 1) in 8i, PARALLEL 4 from 9i on; COMPRESS 2 is an index prefix.
constexpr std::string_view perhaps_valued[] = {"PARALLEL", "COMPRESS"};

constexpr std::string_view storage_sizes[] = {
    "INITIAL",         "NEXT",    "MINEXTENTS", "MAXEXTENTS", "PCTINCREASE", "FREELISTS",
    "FREELIST GROUPS", "OPTIMAL", "MAXSIZE",    "SEG_FILE",   "SEG_BLOCK",   "OBJNO_REUSE",
};
constexpr std::string_view storage_pools[] = {"BUFFER_POOL", "FLASH_CACHE", "CELL_FLASH_CACHE"};
constexpr std::string_view pool_names[] = {"DEFAULT", "KEEP", "RECYCLE", "NONE"};
constexpr std::string_view unlimited_words[] = {"UNLIMITED", "NULL"};
constexpr std::string_view lob_types[] = {"BASICFILE", "SECUREFILE"};

constexpr std::string_view sequence_numbers[] = {"MINVALUE", "MAXVALUE", "INCREMENT BY",
                                                 "START WITH", "CACHE"};
constexpr std::string_view sequence_flags[] = {
    "NOMINVALUE",   "NOMAXVALUE",     "NOCACHE", "NOORDER",      "ORDER",
    "NOCYCLE",      "CYCLE",          "NOKEEP",  "KEEP",         "NOSCALE",
    "SCALE EXTEND", "SCALE NOEXTEND", "SCALE",   "SHARD EXTEND", "SHARD NOEXTEND",
    "NOSHARD",      "SHARD",          "GLOBAL",  "SESSION",      "START WITH LIMIT VALUE",
};

const Rule<struct storage_parameter_id, Option> storage_parameter = "a storage parameter";
const Rule<struct storage_clause_id, StorageClause> storage_clause = "STORAGE";
const Rule<struct tablespace_id, TablespaceClause> tablespace = "TABLESPACE";
const Rule<struct physical_option_id, Option> physical_option = "a physical attribute";

constexpr auto qualify = [](auto& context) {
  Name& qualified = x3::_val(context);
  qualified.schema = std::exchange(qualified.object, std::move(x3::_attr(context)));
};
const auto name_def = identifier[set<&Name::object>] >> -(kw(".") >> identifier[qualify]);
const auto column_path_def = identifier[append] % kw(".");
const auto identifier_list_def = kw("(") >> identifier[append] % kw(",") >> kw(")");

const auto parenthesised_def = &kw("(") >> item[assign_text];

const auto storage_parameter_def =
    (AnyOf(storage_sizes)[set<&Option::keyword>] >>
     (size_value[set<&Option::value>] | AnyOf(unlimited_words)[set<&Option::value>])) |
    (AnyOf(storage_pools)[set<&Option::keyword>] >> -AnyOf(pool_names)[set<&Option::value>]);

const auto storage_clause_def = kw("STORAGE (") >>
                                *storage_parameter[append_to<&StorageClause::parameters>] >>
                                kw(")");
const auto tablespace_def = kw("TABLESPACE") >> identifier[set<&TablespaceClause::name>];

const auto physical_option_def =
    (AnyOf(numbered_attributes)[set<&Option::keyword>] >> integer[set<&Option::value>]) |
    AnyOf(physical_flags)[set<&Option::keyword>] |
    (AnyOf(perhaps_valued)[set<&Option::keyword>] >>
     -(integer[set<&Option::value>] | parenthesised[set<&Option::value>]));

const auto physical_clause_def =
    tablespace[assign] | storage_clause[assign] | physical_option[assign];

const auto lob_storage_def = kw("LOB (") >>
                             column_path[append_to<&LobStorage::columns>] % kw(",") >>
                             kw(") STORE AS") >>
                             -AnyOf(lob_types)[set<&LobStorage::storage_type>] >>
                             -(&quoted_identifier >> name[set<&LobStorage::segment>]) >>
                             -(kw("(") >> *physical_clause[append_to<&LobStorage::parameters>] >>
                               kw(")")[put<&LobStorage::has_parameters>]);

const auto sequence_option_def =
    (AnyOf(sequence_numbers)[set<&Option::keyword>] >> signed_integer[set<&Option::value>]) |
    AnyOf(sequence_flags)[set<&Option::keyword>];

BOOST_SPIRIT_DEFINE(storage_parameter, storage_clause, tablespace, physical_option)

}  // namespace

BOOST_SPIRIT_DEFINE(name, column_path, identifier_list, parenthesised, physical_clause, lob_storage,
                    sequence_option)
BOOST_SPIRIT_INSTANTIATE(decltype(name), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(column_path), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(identifier_list), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(parenthesised), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(physical_clause), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(lob_storage), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(sequence_option), Iterator, Context)

}  // namespace exhume::sql::grammar
