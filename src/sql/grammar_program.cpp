// PL/SQL: programs with their source, types, calls and blocks.

#include "src/sql/grammar_rules.hpp"

namespace exhume::sql::grammar {
namespace {

constexpr std::string_view program_kinds[] = {
    "PROCEDURE",  "FUNCTION", "PACKAGE BODY",      "PACKAGE",          "TYPE BODY",
    "TRIGGER",    "LIBRARY",  "JAVA SOURCE NAMED", "JAVA CLASS NAMED", "JAVA RESOURCE NAMED",
    "MLE MODULE",
};
constexpr std::string_view edition_words[] = {"NONEDITIONABLE", "EDITIONABLE"};
constexpr std::string_view modifiers[] = {
    "NONEDITIONABLE", "EDITIONABLE", "AND COMPILE NOFORCE", "AND COMPILE", "AND RESOLVE NOFORCE",
    "AND RESOLVE",    "NOFORCE"};
constexpr std::string_view call_verbs[] = {"EXECUTE", "EXECFULL", "EXECJAVA", "EXEC"};

const Rule<struct create_type_id, CreateType> create_type = "CREATE TYPE";
const Rule<struct create_program_id, CreateProgram> create_program = "CREATE PROCEDURE";
const Rule<struct execute_id, Execute> execute = "EXECUTE";
const Rule<struct number_argument_id, NumberArgument> number_argument = "a number";
const Rule<struct string_argument_id, StringArgument> string_argument = "a string";
const Rule<struct argument_id, Argument> argument = "an argument";
const Rule<struct transport_call_id, TransportCall> transport_call = "EXECTRP";
const Rule<struct block_id, Block> block = "BEGIN";

const auto create_type_def =
    ((kw("CREATE") >> -kw("OR REPLACE")[put<&CreateType::or_replace>]) |
     x3::eps[put<&CreateType::has_create, false>]) >>
    -AnyOf(edition_words)[set<&CreateType::modifier>] >> kw("TYPE") >>
    !kw("BODY") >> name[set<&CreateType::name>] >>
    -(kw("TIMESTAMP") >> string_literal[set<&CreateType::timestamp>]) >>
    -(kw("OID") >> string_literal[set<&CreateType::oid>]) >> rest[set<&CreateType::definition>];

const auto create_program_def =
    ((kw("CREATE") >> -kw("OR REPLACE")[put<&CreateProgram::or_replace>]) |
     (&(-AnyOf(edition_words) >> (kw("TRIGGER") | kw("TYPE BODY"))) >>
      x3::eps[put<&CreateProgram::has_create, false>])) >>
    -AnyOf(modifiers)[set<&CreateProgram::modifier>] >>
    AnyOf(program_kinds)[set<&CreateProgram::kind>] >> name[set<&CreateProgram::name>] >>
    rest[set<&CreateProgram::source>];

const auto execute_def = AnyOf(call_verbs)[set<&Execute::verb>] >> tail[set<&Execute::call>];

const auto number_argument_def = signed_integer[set<&NumberArgument::digits>];
const auto string_argument_def = string_literal[set<&StringArgument::value>];
const auto null_argument = kw("NULL")[assign_value<NullArgument{}>];

const auto argument_def =
    ((null_argument | number_argument[assign] | string_argument[assign]) >> &(kw(",") | kw(")"))) |
    expression[assign];

const auto transport_call_def = kw("EXECTRP") >> column_path[set<&TransportCall::procedure>] >>
                                -(kw("(")[put<&TransportCall::has_arguments>] >>
                                  -(argument[append_to<&TransportCall::arguments>] % kw(",")) >>
                                  kw(")")) >>
                                (kw(";") | x3::eps[put<&TransportCall::semicolon, false>]);

const auto block_def = (kw("BEGIN") | kw("DECLARE") | kw("<<")) >> rest[([](auto& context) {
                         x3::_val(context).text.text = x3::get<state_tag>(context).source();
                       })];

const auto program_statement_def = create_type[assign] | create_program[assign] | execute[assign] |
                                   transport_call[assign] | block[assign];

BOOST_SPIRIT_DEFINE(create_type, create_program, execute, number_argument, string_argument,
                    argument, transport_call, block)

}  // namespace

BOOST_SPIRIT_DEFINE(program_statement)
BOOST_SPIRIT_INSTANTIATE(decltype(program_statement), Iterator, Context)

}  // namespace exhume::sql::grammar
