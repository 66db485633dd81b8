#include "src/import/outcomes.hpp"

#include <fmt/format.h>

#include "src/base/text.hpp"

namespace exhume::imp {
namespace {

// Only a change to something else is none, and that something has been counted; but for a change to
// what nobody knows.
bool is_worth_telling(const ddl::Object& object) {
  const bool is_unknown = object.kind == ddl::Kind::other && !object.name.empty();
  return object.creates || object.kind == ddl::Kind::block || is_unknown;
}

// Their text may hold a password.
bool is_secret(const ddl::Object& object) {
  return object.kind == ddl::Kind::database_link || object.kind == ddl::Kind::user;
}

}  // namespace

void Outcomes::settle(const target::Outcome& outcome, const Subject& subject) {
  tell(outcome, subject);
  if (outcome.verdict != target::Verdict::no_meaning) return;
  if (is_worth_telling(subject.object)) keep(subject);
  leave(subject, outcome.reason);
}

void Outcomes::settle_unread(const dump::SqlItem& item) {
  log_.message(Code::unparsed_statement, "statement that cannot be read, and was not run:");
  log_.echo(item.text);
  ++warnings_;
  leftovers_.add_unread(item.text);
}

void Outcomes::settle_kept(const target::Outcome& outcome, const Subject& subject) {
  tell(outcome, subject);
  const bool is_left =
      outcome.verdict == target::Verdict::no_meaning || outcome.verdict == target::Verdict::failed;
  if (is_left) leave(subject, outcome.reason);
}

void Outcomes::tell(const target::Outcome& outcome, const Subject& subject) {
  if (outcome.verdict == target::Verdict::exists && !parameters_.ignore) {
    log_.message(Code::imp_object_exists,
                 "the following statement was not run because its object exists:");
  } else if (outcome.verdict == target::Verdict::failed) {
    log_.message(Code::imp_statement_failed, fmt::format("{} refused the following statement: {}",
                                                         database_.product(), outcome.reason));
  } else {
    return;
  }
  log_.echo(subject.text);
  ++warnings_;
}

void Outcomes::keep(const Subject& subject) {
  const ddl::Object& object = subject.object;
  if (object.kind == ddl::Kind::block || is_secret(object)) return;
  database_.keep(subject.owner, ddl::kind_name(object.kind), object.name, subject.text);
}

void Outcomes::leave(const Subject& subject, const std::string& reason) {
  const ddl::Object& object = subject.object;
  if (!is_worth_telling(object)) return;
  const std::string kind(ddl::kind_name(object.kind));
  ++counts_[kind];
  if (object.kind == ddl::Kind::block) return;
  if (!object.name.empty()) {
    names_[kind].insert(reason.empty() ? object.name : fmt::format("{}: {}", object.name, reason));
  }
  if (!is_secret(object)) leftovers_.add(subject.owner, object, subject.statement, reason);
}

void Outcomes::take_left_out() {
  for (const target::LeftOut& left : database_.take_left_out()) {
    leftovers_.add(left.owner, ddl::describe(left.statement), left.statement, left.reason);
  }
}

void Outcomes::list() {
  for (const auto& [kind, count] : counts_) {
    std::string names;
    for (const std::string& name : names_[kind]) names += (names.empty() ? "" : ", ") + name;
    log_.line(
        printable(fmt::format(". . not imported into {}: {}{}", database_.product(),
                              counted(count, kind), names.empty() ? "" : " (" + names + ")")));
  }
}

}  // namespace exhume::imp
