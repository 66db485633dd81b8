// Partitions of tables and indexes, and how object, collection and XML columns are stored.

#include "src/sql/grammar_rules.hpp"

namespace exhume::sql::grammar {
namespace {

constexpr std::string_view column_storage_kinds[] = {
    "VARRAY", "NESTED TABLE", "COLUMN", "XMLTYPE COLUMN", "XMLTYPE", "OPAQUE TYPE"};
constexpr std::string_view localities[] = {"LOCAL", "GLOBAL"};
constexpr std::string_view partition_flags[] = {
    "INDEXING ON", "INDEXING OFF", "UNUSABLE",      "USABLE",   "READ ONLY",
    "READ WRITE",  "NOMAPPING",    "MAPPING TABLE", "INTERNAL", "NOPARAMETERS",
};
constexpr std::string_view auto_word[] = {"AUTO"};

constexpr std::string_view parameters_word[] = {"PARAMETERS"};
// What may follow PARTITION in place of a name.
constexpr std::string_view after_partition[] = {"VALUES",  "TABLESPACE", "LOB",     "STORAGE",
                                                "PCTFREE", "COMPRESS",   "LOGGING", "OVERFLOW"};

// The words of a column storage clause; a list of parentheses may stand between or after them.
constexpr std::string_view column_storage_words[] = {
    "NOT SUBSTITUTABLE AT ALL LEVELS",
    "SUBSTITUTABLE AT ALL LEVELS",
    "ELEMENT IS OF TYPE",
    "ELEMENT IS OF",
    "ELEMENT",
    "IS OF TYPE",
    "IS OF",
    "STORE AS SECUREFILE LOB",
    "STORE AS BASICFILE LOB",
    "STORE AS SECUREFILE BINARY XML",
    "STORE AS BASICFILE BINARY XML",
    "STORE AS SECUREFILE CLOB",
    "STORE AS BASICFILE CLOB",
    "STORE AS OBJECT RELATIONAL",
    "STORE AS BINARY XML",
    "STORE AS CLOB",
    "STORE AS LOB",
    "STORE AS TABLE",
    "STORE ALL VARRAYS AS LOBS",
    "STORE ALL VARRAYS AS TABLES",
    "RETURN AS LOCATOR",
    "RETURN AS VALUE",
    "RETURN LOCATOR",
    "RETURN VALUE",
    "XMLSCHEMA",
    "ALLOW NONSCHEMA",
    "DISALLOW NONSCHEMA",
    "ALLOW ANYSCHEMA",
    "DISALLOW ANYSCHEMA",
    "STORE AS TRANSPORTABLE BINARY XML",
    "STORE AS",
};

const Rule<struct storage_words_id, std::string> storage_words = "a storage clause";
const Rule<struct partition_method_id, PartitionMethod> method = "RANGE, LIST or HASH";
const Rule<struct bounds_id, PartitionBounds> bounds = "VALUES";
const Rule<struct count_id, PartitionCount> count = "a number of partitions";
const Rule<struct partition_option_id, Option> partition_option = "a partition option";
const Rule<struct subpartition_id, Subpartition> subpartition = "SUBPARTITION";
const Rule<struct partition_head_id, Subpartition> partition_head = "PARTITION";
const Rule<struct partition_id, Partition> partition = "PARTITION";
const Rule<struct path_list_id, std::vector<ColumnPath>> path_list = "a list of columns";
const Rule<struct partition_key_id, PartitionKey> partition_key = "RANGE, LIST or HASH";
const Rule<struct subpartitioning_id, Subpartitioning> subpartitioning = "SUBPARTITION BY";

constexpr auto assign_source = [](auto& context) { x3::_val(context) = source_of(context); };

const auto storage_words_def =
    x3::raw[*(AnyOf(column_storage_words) | (kw("ID") >> integer) |
              (!kw("( SUBPARTITION") >> group) | (quoted_identifier % kw(".")))][assign_source];

const auto column_storage_def = AnyOf(column_storage_kinds)[set<&ColumnStorage::keyword>] >>
                                -(!AnyOf(column_storage_words) >>
                                  column_path[set<&ColumnStorage::column>]) >>
                                -AnyOf(localities)[set<&ColumnStorage::locality>] >>
                                -(kw("STORE AS") >> &quoted_identifier >>
                                  name[set<&ColumnStorage::storage_table>]) >>
                                storage_words[set<&ColumnStorage::description>];

const auto overflow_def = kw("OVERFLOW") >> *physical_clause[append_to<&Overflow::physical>];

const auto method_def = kw("RANGE")[assign_value<PartitionMethod::range>] |
                        kw("LIST")[assign_value<PartitionMethod::list>] |
                        kw("HASH")[assign_value<PartitionMethod::hash>] |
                        kw("SYSTEM")[assign_value<PartitionMethod::system>] |
                        kw("REFERENCE")[assign_value<PartitionMethod::reference>] |
                        kw("CONSISTENT HASH")[assign_value<PartitionMethod::consistent_hash>];

const auto bounds_def =
    kw("VALUES") >>
    -kw("LESS THAN")[put<&PartitionBounds::less_than>] >> group[set<&PartitionBounds::values>];

const auto count_def = (integer[set<&PartitionCount::number>] |
                        AnyOf(auto_word)[set<&PartitionCount::number>]) >>
                       -(kw("STORE IN") >> identifier_list[set<&PartitionCount::tablespaces>]);

const auto partition_option_def =
    AnyOf(partition_flags)[set<&Option::keyword>] |
    (AnyOf(parameters_word)[set<&Option::keyword>] >> parenthesised[set<&Option::value>]);

// The head of a partition has the shape of a subpartition.
const auto head = -(!AnyOf(after_partition) >> identifier[set<&Subpartition::name>]) >>
                  -bounds[set<&Subpartition::bounds>] >>
                  *(physical_clause[append_to<&Subpartition::clauses>] |
                    lob_storage[append_to<&Subpartition::clauses>] |
                    overflow[append_to<&Subpartition::clauses>] |
                    partition_option[append_to<&Subpartition::clauses>] |
                    column_storage[append_to<&Subpartition::clauses>] |
                    unknown_clause[append_to<&Subpartition::clauses>]);
const auto subpartition_def = kw("SUBPARTITION") >> head;
const auto partition_head_def = kw("PARTITION") >> head;

constexpr auto take_head = [](auto& context) {
  static_cast<Subpartition&>(x3::_val(context)) = std::move(x3::_attr(context));
};
const auto partition_def =
    partition_head[take_head] >>
    -((kw("SUBPARTITIONS") >> count[set<&Partition::subpartition_count>]) |
      (kw("(") >> subpartition[append_to<&Partition::subpartitions>] % kw(",") >> kw(")")));

const auto partition_list_def = kw("(") >> partition[append] % kw(",") >> kw(")");

const auto path_list_def = kw("(") >> column_path[append] % kw(",") >> kw(")");
const auto partition_key_def = method[set<&PartitionKey::method>] >>
                               -path_list[set<&PartitionKey::columns>] >>
                               -((kw("AUTOMATIC")[put<&PartitionKey::automatic>] |
                                  (kw("INTERVAL") >> group[set<&PartitionKey::interval>])) >>
                                 -(kw("STORE IN") >>
                                   identifier_list[set<&PartitionKey::tablespaces>]));

constexpr auto take_key = [](auto& context) {
  static_cast<PartitionKey&>(x3::_val(context)) = std::move(x3::_attr(context));
};

const auto subpartitioning_def =
    kw("SUBPARTITION BY") >> partition_key[take_key] >>
    -(kw("SUBPARTITIONS") >> count[set<&Subpartitioning::count>]) >>
    -(kw("SUBPARTITION TEMPLATE") >>
      (count[set<&Subpartitioning::template_count>] |
       (kw("(") >> subpartition[append_to<&Subpartitioning::subpartition_template>] % kw(",") >>
        kw(")"))));

const auto partitioning_def = kw("PARTITION BY") >> partition_key[take_key] >>
                              -subpartitioning[set<&Partitioning::subpartitioning>] >>
                              -(kw("PARTITIONS") >> count[set<&Partitioning::count>]) >>
                              -partition_list[set<&Partitioning::partitions>];

BOOST_SPIRIT_DEFINE(storage_words, method, bounds, count, partition_option, subpartition,
                    partition_head, partition, path_list, partition_key, subpartitioning)

}  // namespace

BOOST_SPIRIT_DEFINE(column_storage, overflow, partitioning, partition_list)
BOOST_SPIRIT_INSTANTIATE(decltype(column_storage), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(overflow), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(partitioning), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(partition_list), Iterator, Context)

}  // namespace exhume::sql::grammar
