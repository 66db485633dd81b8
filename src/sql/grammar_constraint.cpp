// Constraints, within a column and after the columns.

#include "src/sql/grammar_rules.hpp"

namespace exhume::sql::grammar {
namespace {

const Rule<struct inline_nullability_id, Nullability> nullability = "NOT NULL";
const Rule<struct inline_key_id, KeyConstraint> inline_key = "PRIMARY KEY";
const Rule<struct table_key_id, KeyConstraint> table_key = "PRIMARY KEY";
const Rule<struct references_id, ForeignKey> references = "REFERENCES";
const Rule<struct foreign_key_id, ForeignKey> foreign_key = "FOREIGN KEY";
const Rule<struct check_id, CheckConstraint> check = "CHECK";
const Rule<struct inline_ref_id, RefConstraint> inline_ref = "SCOPE IS";
const Rule<struct table_ref_id, RefConstraint> table_ref = "SCOPE FOR";
const Rule<struct constraint_state_id, ConstraintState> constraint_state = "ENABLE";
const Rule<struct using_index_id, UsingIndex> using_index = "USING INDEX";
const Rule<struct exceptions_id, ExceptionsInto> exceptions = "EXCEPTIONS INTO";

const auto nullability_def = kw("NOT NULL")[put<&Nullability::not_null, true>] |
                             kw("NULL")[put<&Nullability::not_null, false>];

const auto inline_key_def = kw("PRIMARY KEY")[put<&KeyConstraint::primary>] | kw("UNIQUE");
const auto table_key_def = (kw("PRIMARY KEY")[put<&KeyConstraint::primary>] | kw("UNIQUE")) >>
                           identifier_list[set<&KeyConstraint::columns>];

const auto references_def =
    kw("REFERENCES") >> name[set<&ForeignKey::table>] >>
    -identifier_list[set<&ForeignKey::referenced>] >>
    -(kw("ON DELETE CASCADE")[put<&ForeignKey::on_delete, OnDelete::cascade>] |
      kw("ON DELETE SET NULL")[put<&ForeignKey::on_delete, OnDelete::set_null>]);
constexpr auto take_references = [](auto& context) {
  Identifiers columns = std::move(x3::_val(context).columns);
  x3::_val(context) = std::move(x3::_attr(context));
  x3::_val(context).columns = std::move(columns);
};
const auto foreign_key_def =
    kw("FOREIGN KEY") >> identifier_list[set<&ForeignKey::columns>] >> references[take_references];

const auto check_def = kw("CHECK") >> group[set<&CheckConstraint::condition>];

const auto inline_ref_def = kw("WITH ROWID") | (kw("SCOPE IS") >> name[set<&RefConstraint::scope>]);
const auto table_ref_def =
    (kw("SCOPE FOR (") >> identifier[set<&RefConstraint::column>] >> kw(") IS") >>
     name[set<&RefConstraint::scope>]) |
    (kw("REF (") >> identifier[set<&RefConstraint::column>] >> kw(") WITH ROWID"));

const auto constraint_state_def =
    kw("NOT DEFERRABLE")[assign_value<ConstraintState::not_deferrable>] |
    kw("DEFERRABLE")[assign_value<ConstraintState::deferrable>] |
    kw("INITIALLY IMMEDIATE")[assign_value<ConstraintState::initially_immediate>] |
    kw("INITIALLY DEFERRED")[assign_value<ConstraintState::initially_deferred>] |
    (kw("ENABLE")[assign_value<ConstraintState::enable>] >> !kw("ROW MOVEMENT")) |
    (kw("DISABLE")[assign_value<ConstraintState::disable>] >> !kw("ROW MOVEMENT")) |
    kw("VALIDATE")[assign_value<ConstraintState::validate>] |
    kw("NOVALIDATE")[assign_value<ConstraintState::novalidate>] |
    kw("RELY")[assign_value<ConstraintState::rely>] |
    kw("NORELY")[assign_value<ConstraintState::norely>];

const auto using_index_def = kw("USING INDEX") >>
                             -((&kw("( CREATE") >> group[set<&UsingIndex::create>]) |
                               (&quoted_identifier >> name[set<&UsingIndex::index>])) >>
                             *index_clause[append_to<&UsingIndex::clauses>];

const auto exceptions_def = kw("EXCEPTIONS INTO") >> name[set<&ExceptionsInto::table>];

const auto states =
    *(using_index[append_to<&Constraint::state>] | constraint_state[append_to<&Constraint::state>] |
      exceptions[append_to<&Constraint::state>]);

const auto inline_constraint_def = -(kw("CONSTRAINT") >> identifier[set<&Constraint::name>]) >>
                                   (nullability[set<&Constraint::rule>] |
                                    inline_key[set<&Constraint::rule>] |
                                    references[set<&Constraint::rule>] |
                                    check[set<&Constraint::rule>] |
                                    inline_ref[set<&Constraint::rule>]) >>
                                   states;

const auto table_constraint_def = -(kw("CONSTRAINT") >> identifier[set<&Constraint::name>]) >>
                                  (table_key[set<&Constraint::rule>] |
                                   foreign_key[set<&Constraint::rule>] |
                                   check[set<&Constraint::rule>] |
                                   table_ref[set<&Constraint::rule>]) >>
                                  states;

BOOST_SPIRIT_DEFINE(nullability, inline_key, table_key, references, foreign_key, check, inline_ref,
                    table_ref, constraint_state, using_index, exceptions)

}  // namespace

BOOST_SPIRIT_DEFINE(inline_constraint, table_constraint)
BOOST_SPIRIT_INSTANTIATE(decltype(inline_constraint), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(table_constraint), Iterator, Context)

}  // namespace exhume::sql::grammar
