// CREATE INDEX and the attributes of indexes, which the keys of tables have too.

#include "src/sql/grammar_rules.hpp"

namespace exhume::sql::grammar {
namespace {

constexpr std::string_view index_flags[] = {
    "REVERSE",   "NOREVERSE", "SORT",          "NOSORT",           "ONLINE",       "VISIBLE",
    "INVISIBLE", "UNUSABLE",  "INDEXING FULL", "INDEXING PARTIAL", "NOPARAMETERS",
};
constexpr std::string_view parameters_word[] = {"PARAMETERS"};
constexpr std::string_view column_words[] = {"FILTER BY", "ORDER BY"};
constexpr std::string_view where_word[] = {"WHERE"};
// What may follow the condition of a join.
constexpr std::string_view after_join[] = {"LOCAL",      "PCTFREE",    "INITRANS",  "MAXTRANS",
                                           "STORAGE",    "TABLESPACE", "LOGGING",   "NOLOGGING",
                                           "NOCOMPRESS", "PARALLEL",   "NOPARALLEL"};
constexpr std::string_view after_key[] = {"ASC", "DESC"};

const Rule<struct index_type_id, IndexType> index_type = "INDEXTYPE";
const Rule<struct index_option_id, Option> index_option = "an index option";
const Rule<struct local_id, LocalPartitioning> local = "LOCAL";
const Rule<struct global_id, GlobalPartitioning> global = "GLOBAL";
const Rule<struct index_key_id, IndexKey> index_key = "an index column";
const Rule<struct index_join_id, IndexJoin> index_join = "FROM";

const auto index_type_def = kw("INDEXTYPE IS") >> name[set<&IndexType::name>];

const auto index_option_def =
    AnyOf(index_flags)[set<&Option::keyword>] |
    (AnyOf(parameters_word)[set<&Option::keyword>] >> parenthesised[set<&Option::value>]) |
    (AnyOf(column_words)[set<&Option::keyword>] >>
     x3::raw[group | ((column_path >> -AnyOf(after_key)) % kw(","))][set_source<&Option::value>]);

const auto local_def = kw("LOCAL") >>
                       -(kw("STORE IN") >> identifier_list[set<&LocalPartitioning::tablespaces>]) >>
                       -partition_list[set<&LocalPartitioning::partitions>];

const auto global_def = kw("GLOBAL") >> -partitioning[set<&GlobalPartitioning::partitioning>];

const auto index_clause_def = physical_clause[assign] | index_option[assign] | index_type[assign] |
                              local[assign] | global[assign];

// A single name is a column, and an expression too.
constexpr auto find_column = [](auto& context) {
  IndexKey& key = x3::_val(context);
  const std::vector<Token> tokens = key.expression.tokens();
  if (tokens.size() != 1) return;
  if (tokens[0].kind == TokenKind::quoted_identifier) {
    key.column = Identifier{unquote(tokens[0].text), true};
  } else if (tokens[0].kind == TokenKind::word) {
    key.column = Identifier{fold_case(tokens[0].text), false};
  }
};

const auto index_key_def = Until(after_key)[set<&IndexKey::expression>] >> x3::eps[find_column] >>
                           -(kw("ASC")[put<&IndexKey::order, SortOrder::ascending>] |
                             kw("DESC")[put<&IndexKey::order, SortOrder::descending>]);

const auto index_join_def = kw("FROM") >>
                            Until(where_word)[append_to<&IndexJoin::tables>] % kw(",") >>
                            kw("WHERE") >> Until(after_join)[set<&IndexJoin::condition>];

const auto create_index_def = kw("CREATE") >>
                              -(kw("UNIQUE")[put<&CreateIndex::kind, IndexKind::unique>] |
                                kw("BITMAP")[put<&CreateIndex::kind, IndexKind::bitmap>]) >>
                              kw("INDEX") >> name[set<&CreateIndex::name>] >> kw("ON") >>
                              ((kw("CLUSTER") >> name[set<&CreateIndex::table>] >>
                                x3::eps[put<&CreateIndex::on_cluster>]) |
                               (name[set<&CreateIndex::table>] >> kw("(") >>
                                index_key[append_to<&CreateIndex::keys>] % kw(",") >> kw(")"))) >>
                              -index_join[set<&CreateIndex::join>] >>
                              *(index_clause[append_to<&CreateIndex::clauses>] |
                                unknown_clause[append_to<&CreateIndex::clauses>]);

BOOST_SPIRIT_DEFINE(index_type, index_option, local, global, index_key, index_join)

}  // namespace

BOOST_SPIRIT_DEFINE(index_clause, create_index)
BOOST_SPIRIT_INSTANTIATE(decltype(index_clause), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(create_index), Iterator, Context)

}  // namespace exhume::sql::grammar
