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
    "MONITORING",
    "NOMONITORING",
    "COMPUTE STATISTICS",
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

// PARALLEL (DEGREE 4 INSTANCES 1) in 8i, PARALLEL 4 from 9i on; COMPRESS 2 is an index prefix;
// RESULT_CACHE (MODE FORCE); from 23 on the row may hold 8000 bytes of a LOB.
constexpr std::string_view perhaps_valued[] = {"PARALLEL", "COMPRESS", "RESULT_CACHE",
                                               "ENABLE STORAGE IN ROW"};
constexpr std::string_view maxsize_word[] = {"MAXSIZE"};
constexpr std::string_view encrypt_word[] = {"ENCRYPT"};
constexpr std::string_view encryption_words[] = {"USING", "IDENTIFIED BY", "NO SALT", "SALT"};

constexpr std::string_view inmemory_words[] = {"NO INMEMORY", "INMEMORY"};
constexpr std::string_view inmemory_details[] = {
    "NO MEMCOMPRESS",
    "MEMCOMPRESS FOR DML",
    "MEMCOMPRESS FOR QUERY LOW",
    "MEMCOMPRESS FOR QUERY HIGH",
    "MEMCOMPRESS FOR QUERY",
    "MEMCOMPRESS FOR CAPACITY LOW",
    "MEMCOMPRESS FOR CAPACITY HIGH",
    "MEMCOMPRESS FOR CAPACITY",
    "MEMCOMPRESS AUTO",
    "PRIORITY NONE",
    "PRIORITY LOW",
    "PRIORITY MEDIUM",
    "PRIORITY HIGH",
    "PRIORITY CRITICAL",
    "DISTRIBUTE AUTO",
    "DISTRIBUTE BY ROWID RANGE",
    "DISTRIBUTE BY PARTITION",
    "DISTRIBUTE BY SUBPARTITION",
    "DISTRIBUTE",
    "NO DUPLICATE",
    "DUPLICATE ALL",
    "DUPLICATE",
};

// The policies of a heat map have words of other attributes in them: ADD POLICY ROW STORE
// COMPRESS ADVANCED SEGMENT AFTER 3 MONTHS OF NO ACCESS.
constexpr std::string_view ilm_word[] = {"ILM"};
constexpr std::string_view after_ilm[] = {
    "TABLESPACE",
    "STORAGE",
    "PCTFREE",
    "LOGGING",
    "NOLOGGING",
    "CACHE",
    "NOCACHE",
    "PARALLEL",
    "NOPARALLEL",
    "MONITORING",
    "NOMONITORING",
    "RESULT_CACHE",
    "ROWDEPENDENCIES",
    "NOROWDEPENDENCIES",
    "LOB",
    "VARRAY",
    "NESTED TABLE",
    "XMLTYPE",
    "PARTITION BY",
    "( PARTITION",
    "SUBPARTITION",
    "SUBPARTITIONS",
    "( SUBPARTITION",
    "INDEXING",
    "OVERFLOW",
    "ENABLE ROW",
    "DISABLE ROW",
    "ROW ARCHIVAL",
    "NO ROW",
    "CLUSTERING",
};

constexpr std::string_view storage_sizes[] = {
    "INITIAL",         "NEXT",    "MINEXTENTS", "MAXEXTENTS", "PCTINCREASE", "FREELISTS",
    "FREELIST GROUPS", "OPTIMAL", "MAXSIZE",    "SEG_FILE",   "SEG_BLOCK",   "OBJNO_REUSE",
};
constexpr std::string_view storage_pools[] = {"BUFFER_POOL", "FLASH_CACHE", "CELL_FLASH_CACHE"};
constexpr std::string_view pool_names[] = {"DEFAULT", "KEEP", "RECYCLE", "NONE"};
constexpr std::string_view unlimited_words[] = {"UNLIMITED", "NULL"};
constexpr std::string_view lob_types[] = {"BASICFILE", "SECUREFILE"};

constexpr std::string_view sequence_numbers[] = {"MINVALUE",   "MAXVALUE", "INCREMENT BY",
                                                 "START WITH", "CACHE",    "PARTITION"};
constexpr std::string_view sequence_flags[] = {
    "NOMINVALUE",   "NOMAXVALUE",     "NOCACHE", "NOORDER",      "ORDER",
    "NOCYCLE",      "CYCLE",          "NOKEEP",  "KEEP",         "NOSCALE",
    "SCALE EXTEND", "SCALE NOEXTEND", "SCALE",   "SHARD EXTEND", "SHARD NOEXTEND",
    "NOSHARD",      "SHARD",          "GLOBAL",  "SESSION",      "START WITH LIMIT VALUE",
    "NOPARTITION",
};

const Rule<struct storage_parameter_id, Option> storage_parameter = "a storage parameter";
const Rule<struct storage_clause_id, StorageClause> storage_clause = "STORAGE";
const Rule<struct tablespace_id, TablespaceClause> tablespace = "TABLESPACE";
const Rule<struct physical_option_id, Option> physical_option = "a physical attribute";
const Rule<struct encrypt_id, Option> encrypt = "ENCRYPT";
const Rule<struct inmemory_id, Option> inmemory = "INMEMORY";
const Rule<struct ilm_id, Option> ilm = "ILM";
const Rule<struct lob_index_id, LobIndex> lob_index = "INDEX";

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
const auto tablespace_def = kw("TABLESPACE") >> -(kw("SET") >> &quoted_identifier >>
                                                  x3::eps[put<&TablespaceClause::is_set>]) >>
                            identifier[set<&TablespaceClause::name>];

const auto encrypt_def = AnyOf(encrypt_word)[set<&Option::keyword>] >>
                         x3::raw[*(AnyOf(encryption_words) | string_literal | quoted_identifier)]
                                [set_source<&Option::value>];

const auto inmemory_def = AnyOf(inmemory_words)[set<&Option::keyword>] >>
                          x3::raw[*(AnyOf(inmemory_details) | (kw("FOR SERVICE") >> identifier) |
                                    (&kw("(") >> identifier_list))][set_source<&Option::value>];

const auto ilm_def = AnyOf(ilm_word)[set<&Option::keyword>] >> Run(after_ilm)[set<&Option::value>];

const auto physical_option_def =
    (AnyOf(numbered_attributes)[set<&Option::keyword>] >> integer[set<&Option::value>]) |
    AnyOf(physical_flags)[set<&Option::keyword>] |
    (AnyOf(perhaps_valued)[set<&Option::keyword>] >>
     -(integer[set<&Option::value>] | parenthesised[set<&Option::value>])) |
    (AnyOf(maxsize_word)[set<&Option::keyword>] >>
     (size_value[set<&Option::value>] | AnyOf(unlimited_words)[set<&Option::value>])) |
    encrypt[assign] | inmemory[assign] | ilm[assign];

const auto physical_clause_def =
    tablespace[assign] | storage_clause[assign] | physical_option[assign];

const auto physical_group_def = kw("(") >> *physical_clause[append] >> kw(")");
const auto lob_index_def = kw("INDEX") >> -quoted_identifier[set<&LobIndex::name>] >>
                           -physical_group[set<&LobIndex::physical>];
const auto lob_parameter = physical_clause[append_to<&LobStorage::parameters>] |
                           lob_index[append_to<&LobStorage::parameters>] |
                           unknown_clause[append_to<&LobStorage::parameters>];

const auto lob_storage_def = kw("LOB (") >>
                             column_path[append_to<&LobStorage::columns>] % kw(",") >>
                             kw(") STORE AS") >>
                             -AnyOf(lob_types)[set<&LobStorage::storage_type>] >>
                             -(&quoted_identifier >> name[set<&LobStorage::segment>]) >>
                             -(kw("(") >> *lob_parameter >>
                               kw(")")[put<&LobStorage::has_parameters>]);

const auto sequence_option_def =
    (AnyOf(sequence_numbers)[set<&Option::keyword>] >> signed_integer[set<&Option::value>]) |
    AnyOf(sequence_flags)[set<&Option::keyword>];

BOOST_SPIRIT_DEFINE(storage_parameter, storage_clause, tablespace, physical_option, encrypt,
                    inmemory, ilm, lob_index)

}  // namespace

BOOST_SPIRIT_DEFINE(name, column_path, identifier_list, parenthesised, physical_clause,
                    physical_group, lob_storage, sequence_option)
BOOST_SPIRIT_INSTANTIATE(decltype(name), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(column_path), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(identifier_list), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(parenthesised), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(physical_clause), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(physical_group), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(lob_storage), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(sequence_option), Iterator, Context)

}  // namespace exhume::sql::grammar
