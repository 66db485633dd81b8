// Data types and column definitions.

#include "src/sql/grammar_rules.hpp"

namespace exhume::sql::grammar {
namespace {

constexpr std::string_view plain_types[] = {
    "LONG RAW", "LONG",     "DATE",    "CLOB",         "NCLOB",
    "BLOB",     "BFILE",    "ROWID",   "BINARY_FLOAT", "BINARY_DOUBLE",
    "REAL",     "INTEGER",  "INT",     "SMALLINT",     "DOUBLE PRECISION",
    "BOOLEAN",  "MLSLABEL", "XMLTYPE",
};
constexpr std::string_view detailed_types[] = {"JSON", "VECTOR"};
constexpr std::string_view validate_words[] = {"VALIDATE CAST USING", "VALIDATE CAST",
                                               "VALIDATE USING", "VALIDATE"};
constexpr std::string_view length_types[] = {
    "NATIONAL CHARACTER VARYING",
    "NATIONAL CHARACTER",
    "NATIONAL CHAR VARYING",
    "NATIONAL CHAR",
    "CHARACTER VARYING",
    "CHARACTER",
    "NCHAR VARYING",
    "NCHAR",
    "CHAR VARYING",
    "CHAR",
    "VARCHAR2",
    "VARCHAR",
    "NVARCHAR2",
    "RAW",
    "UROWID",
};
constexpr std::string_view number_types[] = {"NUMBER", "NUMERIC", "DECIMAL", "DEC", "FLOAT"};

constexpr std::string_view collate_word[] = {"COLLATE"};
constexpr std::string_view column_options[] = {"SORT", "VISIBLE", "INVISIBLE"};
// What may follow the name of a column in place of its type.
constexpr std::string_view after_name[] = {
    "DEFAULT",    "NOT NULL", "NULL",       "CONSTRAINT", "GENERATED",   "AS",        "CHECK",
    "UNIQUE",     "PRIMARY",  "REFERENCES", "ENCRYPT",    "VISIBLE",     "INVISIBLE", "DECRYPT",
    "WITH ROWID", "SCOPE IS", "DOMAIN",     "RESERVABLE", "ANNOTATIONS",
};
// What ends a default.
constexpr std::string_view after_default[] = {
    "NOT NULL",   "NULL",    "CONSTRAINT", "CHECK",      "UNIQUE",     "PRIMARY KEY",
    "REFERENCES", "ENCRYPT", "DECRYPT",    "WITH ROWID", "SCOPE IS",   "ENABLE",
    "DISABLE",    "DOMAIN",  "VISIBLE",    "INVISIBLE",  "RESERVABLE", "ANNOTATIONS",
};
// What may stand between the value of a column and its constraints; kept as written.
constexpr std::string_view attribute_words[] = {
    "VISIBLE",      "INVISIBLE",  "EVALUATE USING", "UNUSABLE BEFORE", "UNUSABLE BEGINNING",
    "MATERIALIZED", "RESERVABLE", "DOMAIN",         "ANNOTATIONS",
};
constexpr std::string_view after_attributes[] = {
    "NOT NULL", "NULL",        "CONSTRAINT", "CHECK",      "UNIQUE",
    "ENCRYPT",  "PRIMARY KEY", "REFERENCES", "WITH ROWID", "SCOPE IS"};
constexpr std::string_view annotations_word[] = {"ANNOTATIONS"};
constexpr std::string_view on_null_words[] = {"INSERT ONLY", "INSERT AND UPDATE"};
constexpr std::string_view after_encryption[] = {"NOT NULL", "NULL",        "CONSTRAINT", "CHECK",
                                                 "UNIQUE",   "PRIMARY KEY", "REFERENCES"};

const Rule<struct type_length_id, DataType> plain_type = "a data type";
const Rule<struct length_type_id, DataType> length_type = "a data type";
const Rule<struct number_type_id, DataType> number_type = "a data type";
const Rule<struct timestamp_type_id, DataType> timestamp_type = "TIMESTAMP";
const Rule<struct interval_type_id, DataType> interval_type = "INTERVAL";
const Rule<struct user_type_id, DataType> user_type = "a type";
const Rule<struct detailed_type_id, DataType> detailed_type = "a data type";
const Rule<struct scale_id, std::int32_t> scale = "a scale";
const Rule<struct column_option_id, Option> column_option = "a column option";
const Rule<struct column_default_id, ColumnDefault> column_default = "DEFAULT";
const Rule<struct virtual_column_id, VirtualColumn> virtual_column = "AS (...)";
const Rule<struct identity_column_id, IdentityColumn> identity_column = "AS IDENTITY";
const Rule<struct encryption_id, std::string> encryption = "ENCRYPT";
const Rule<struct attributes_id, std::string> attributes = "an attribute of a column";

constexpr auto set_builtin(const char* type) {
  return [type](auto& context) { x3::_val(context).builtin = type; };
}

constexpr auto assign_scale = [](auto& context) {
  x3::_val(context) = static_cast<std::int32_t>(x3::_attr(context));
};
constexpr auto negate = [](auto& context) { x3::_val(context) = -x3::_val(context); };

const auto plain_type_def = AnyOf(plain_types)[set<&DataType::builtin>];

const auto length_type_def = AnyOf(length_types)[set<&DataType::builtin>] >>
                             -(kw("(") >> number32[set<&DataType::length>] >>
                               -(kw("BYTE")[put<&DataType::length_unit, LengthUnit::bytes>] |
                                 kw("CHAR")[put<&DataType::length_unit, LengthUnit::characters>]) >>
                               kw(")"));

const auto scale_def =
    (kw("-") >> number32[assign_scale] >> x3::eps[negate]) | number32[assign_scale];
const auto number_type_def = AnyOf(number_types)[set<&DataType::builtin>] >>
                             -(kw("(") >> (kw("*")[put<&DataType::any_precision>] |
                                           number32[set<&DataType::precision>]) >>
                               -(kw(",") >> scale[set<&DataType::scale>]) >> kw(")"));

const auto timestamp_type_def =
    kw("TIMESTAMP")[set_builtin("TIMESTAMP")] >>
    -(kw("(") >> number32[set<&DataType::precision>] >> kw(")")) >>
    -(kw("WITH TIME ZONE")[put<&DataType::time_zone, TimeZone::stored>] |
      kw("WITH LOCAL TIME ZONE")[put<&DataType::time_zone, TimeZone::local>]);

const auto interval_type_def = kw("INTERVAL") >>
                               ((kw("YEAR")[set_builtin("INTERVAL YEAR TO MONTH")] >>
                                 -(kw("(") >> number32[set<&DataType::precision>] >> kw(")")) >>
                                 kw("TO MONTH")) |
                                (kw("DAY")[set_builtin("INTERVAL DAY TO SECOND")] >>
                                 -(kw("(") >> number32[set<&DataType::precision>] >> kw(")")) >>
                                 kw("TO SECOND") >>
                                 -(kw("(") >> scale[set<&DataType::scale>] >> kw(")"))));

const auto user_type_def = -kw("REF")[put<&DataType::reference>] >> name[set<&DataType::user_type>];

const auto detailed_type_def =
    AnyOf(detailed_types)[set<&DataType::builtin>] >>
    x3::raw[-group >> -(AnyOf(validate_words) >> string_literal)][set_source<&DataType::arguments>];

const auto data_type_def = ((length_type[assign] | number_type[assign] | timestamp_type[assign] |
                             interval_type[assign] | plain_type[assign] | detailed_type[assign]) >>
                            !kw(".")) |
                           user_type[assign];

const auto column_option_def =
    AnyOf(column_options)[set<&Option::keyword>] |
    (AnyOf(collate_word)[set<&Option::keyword>] >> any_token[set<&Option::value>]);

const auto column_default_def = kw("DEFAULT") >>
                                -(kw("ON NULL")[put<&ColumnDefault::on_null>] >>
                                  -(kw("FOR") >>
                                    AnyOf(on_null_words)[set<&ColumnDefault::on_null_for>])) >>
                                Until(after_default)[set<&ColumnDefault::value>];

const auto virtual_column_def = -kw("GENERATED ALWAYS")[put<&VirtualColumn::generated_always>] >>
                                kw("AS") >> group[set<&VirtualColumn::expression>] >>
                                -kw("VIRTUAL")[put<&VirtualColumn::virtual_keyword>];

const auto identity_column_def =
    kw("GENERATED") >>
    (kw("ALWAYS") |
     (kw("BY DEFAULT ON NULL")[put<&IdentityColumn::kind, IdentityKind::by_default_on_null>] >>
      -(kw("FOR") >> AnyOf(on_null_words)[set<&IdentityColumn::on_null_for>])) |
     kw("BY DEFAULT")[put<&IdentityColumn::kind, IdentityKind::by_default>] |
     x3::eps[put<&IdentityColumn::kind_written, false>]) >>
    kw("AS IDENTITY") >> -((kw("(") >> *sequence_option[append_to<&IdentityColumn::options>] >>
                            kw(")")[put<&IdentityColumn::has_options>]) |
                           +sequence_option[append_to<&IdentityColumn::options>]);

const auto encryption_def = &(kw("ENCRYPT") | kw("DECRYPT")) >>
                            Until(after_encryption)[assign_text];

const auto attributes_def = &AnyOf(attribute_words) >> Run(after_attributes)[assign];

const auto column_definition_def =
    identifier[set<&Column::name>] >> -(!AnyOf(after_name) >> data_type[set<&Column::type>]) >>
    *column_option[append_to<&Column::options>] >>
    -(column_default[set<&Column::value>] | identity_column[set<&Column::value>] |
      virtual_column[set<&Column::value>]) >>
    -encryption[set<&Column::encryption>] >> -attributes[set<&Column::attributes>] >>
    *inline_constraint[append_to<&Column::constraints>] >>
    -(&AnyOf(annotations_word) >> attributes[set<&Column::annotations>]);

BOOST_SPIRIT_DEFINE(plain_type, length_type, number_type, timestamp_type, interval_type, user_type,
                    detailed_type, scale, column_option, column_default, virtual_column,
                    identity_column, encryption, attributes)

}  // namespace

BOOST_SPIRIT_DEFINE(data_type, column_definition)
BOOST_SPIRIT_INSTANTIATE(decltype(data_type), Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decltype(column_definition), Iterator, Context)

}  // namespace exhume::sql::grammar
