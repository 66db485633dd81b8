#include "src/import/deferred.hpp"

#include <algorithm>
#include <utility>

namespace exhume::imp {
namespace {

// A view that stands on another one needs a round more than that one, at most.
constexpr int most_rounds = 50;

bool is_relation(const sql::Statement& statement) {
  return std::holds_alternative<sql::CreateView>(statement) ||
         std::holds_alternative<sql::CreateSynonym>(statement);
}

}  // namespace

bool Deferred::concerns(const sql::Statement& statement) {
  return is_relation(statement) || std::holds_alternative<sql::Grant>(statement);
}

bool Deferred::may_concern(const sql::Statement& statement) {
  return std::holds_alternative<sql::Comment>(statement);
}

void Deferred::run(target::Database& database, Outcomes& outcomes) {
  std::vector<Subject> relations;
  for (Subject& subject : waiting_) {
    if (is_relation(subject.statement)) relations.push_back(std::move(subject));
  }
  std::erase_if(waiting_, [](const Subject& subject) { return is_relation(subject.statement); });
  bool is_last = relations.empty();
  for (int round = 1; !is_last; ++round) {
    const std::size_t before = relations.size();
    std::vector<Subject> again;
    std::vector<target::Outcome> reasons;
    for (Subject& subject : relations) {
      target::Outcome outcome = database.apply(subject.statement);
      if (outcome.verdict == target::Verdict::no_meaning) {
        again.push_back(std::move(subject));
        reasons.push_back(std::move(outcome));
      } else {
        outcomes.settle_kept(outcome, subject);
      }
    }
    is_last = again.size() == before || again.empty() || round == most_rounds;
    for (std::size_t i = 0; is_last && i < again.size(); ++i) {
      outcomes.settle_kept(reasons[i], again[i]);
    }
    relations = std::move(again);
  }
  for (const Subject& subject : std::exchange(waiting_, {})) {
    outcomes.settle_kept(database.apply(subject.statement), subject);
  }
}

}  // namespace exhume::imp
