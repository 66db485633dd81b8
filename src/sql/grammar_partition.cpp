// Partitions of tables and indexes, and how object, collection and XML columns are stored.

#include "src/sql/grammar_rules.hpp"

namespace exhume::sql::grammar {
namespace {

constexpr std::string_view column_storage_kinds[] = {
    "VARRAY", "NESTED TABLE", "COLUMN", "XMLTYPE COLUMN", "XMLTYPE", "OPAQUE TYPE"};
constexpr std::string_view partition_flags[] = {"INDEXING ON", "INDEXING OFF", "UNUSABLE",
                                                "USABLE",      "READ ONLY",    "READ WRITE",
                                                "NOMAPPING",   "MAPPING TABLE"};

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
const Rule<struct subpartitioning_id, Subpartitioning> subpartitioning = "SUBPARTITION BY";

/// The source text of a range of tokens.
constexpr auto assign_source = [](auto& context) {
  const auto& range = x3::_attr(context);
  if (range.empty()) return;
  const std::string_view source = x3::get<state_tag>(context).source();
  const std::size_t begin = range.begin()->offset;
  x3::_val(context) = source.substr(begin, std::prev(range.end())->end() - begin);
};

const auto storage_words_def =
    x3::raw[*(AnyOf(column_storage_words) | (!kw("( SUBPARTITION") >> group) |
              (quoted_identifier % kw(".")))][assign_source];

const auto column_storage_def = AnyOf(column_storage_kinds)[set<&ColumnStorage::keyword>] >>
                                -(!AnyOf(column_storage_words) >>
                                  column_path[set<&ColumnStorage::column>]) >>
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

const auto count_def = integer[set<&PartitionCount::number>] >>
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
                    column_storage[append_to<&Subpartition::clauses>]);
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

const auto subpartitioning_def =
    kw("SUBPARTITION BY") >> method[set<&Subpartitioning::method>] >>
    identifier_list[set<&Subpartitioning::columns>] >>
    -(kw("SUBPARTITIONS") >> count[set<&Subpartitioning::count>]) >>
    -(kw("SUBPARTITION TEMPLATE (") >>
      subpartition[append_to<&Subpartitioning::subpartition_template>] % kw(",") >> kw(")"));

const auto partitioning_def = kw("PARTITION BY") >> method[set<&Partitioning::method>] >>
                              -identifier_list[set<&Partitioning::columns>] >>
                              -(kw("INTERVAL") >> group[set<&Partitioning::interval>] >>
                                -(kw("STORE IN") >>
                                  identifier_list[set<&Partitioning::interval_tablespaces>])) >>
                              -subpartitioning[set<&Partitioning::subpartitioning>] >>
                              -(kw("PARTITIONS") >> count[set<&Partitioning::count>]) >>
                              -partition_list[set<&Partitioning::partitions>];

BOOST_SPIRIT_DEFINE(storage_words, method, bounds, count, partition_option, subpartition,
                    partition_head, partition, subpartitioning)

}  // namespace

BOOST_SPIRIT_DEFINE(column_storage, overflow, partitioning, partition_list)
BOOST_SPIRIT_INSTANTIATE(decltype(column_storage), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(overflow), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(partitioning), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(partition_list), Iterator, Context)

}  // namespace exhume::sql::grammar
