#include "src/repair/set.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "formats/exp/header_record.hpp"
#include "formats/exp/layout.hpp"
#include "formats/exp/marks.hpp"
#include "formats/exp/reader.hpp"
#include "src/base/error.hpp"
#include "src/repair/header_facts.hpp"

namespace exhume::repair {
namespace {

using Buffer = std::vector<std::uint8_t>;

exp::CharsetIds ids_of(const exp::Header& header) {
  return {.client = header.client_charset_id.value_or(0),
          .database = header.database_charset_id,
          .national = header.national_charset_id};
}

class Planner {
 public:
  Planner(Cursor& in, const std::vector<Assignment>& assignments)
      : reader_(in), old_(reader_.header()), new_(old_) {
    if (!old_.odd_record.empty()) {
      throw Error(Code::change_refused,
                  "the header record holds something that its fields do not explain, so it cannot "
                  "be written anew");
    }
    for (const Assignment& each : assignments) header_fact(each.field).set(new_, each.value);
  }

  SetPlan plan() {
    for (const HeaderFact& fact : header_facts()) {
      const std::string before = fact.show(old_);
      const std::string after = fact.show(new_);
      if (before != after) plan_.facts.push_back({std::string(fact.name), before, after});
    }
    add({0, old_.record_length}, exp::header_record(old_), exp::header_record(new_));
    plan_preamble();
    if (changes_columns() || old_.record_length != new_.record_length) plan_rest();
    return std::move(plan_);
  }

 private:
  void add(ByteRange range, Buffer before, Buffer after) {
    if (before != after) plan_.splices.push_back({range, std::move(before), std::move(after)});
  }

  // A place that does not hold the old id means something else, and stays.
  void plan_preamble() {
    const exp::Preamble& preamble = reader_.preamble();
    exp::Preamble expected = preamble;
    exp::Preamble wanted = preamble;
    exp::set_charsets(expected, old_.major_version, ids_of(old_));
    exp::set_charsets(wanted, old_.major_version, ids_of(new_));
    Buffer before;
    Buffer old_ids;
    Buffer after;
    exp::put_preamble(before, preamble);
    exp::put_preamble(old_ids, expected);
    exp::put_preamble(after, wanted);
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (old_ids[i] != before[i]) after[i] = before[i];
    }
    add(preamble.range, std::move(before), std::move(after));
  }

  bool changes_columns() const {
    return old_.database_charset_id != new_.database_charset_id ||
           old_.national_charset_id != new_.national_charset_id;
  }

  void plan_rest() {
    while (const auto statement = reader_.next()) {
      if (statement->form == exp::BodyForm::rows) plan_head(reader_.head());
    }
    if (!reader_.is_complete() || old_.record_length == new_.record_length) return;
    const std::uint64_t moved = reader_.filling().begin + new_.record_length - old_.record_length;
    const exp::Ending ending = exp::usual_ending(moved, new_.record_length);
    add(reader_.filling(), filling(reader_.ending()), filling(ending));
  }

  void plan_head(const exp::DataHead& head) {
    exp::DataHead changed = head;
    for (types::ColumnType& column : changed.columns) {
      const bool is_national = column.charset_form == types::form_national;
      const std::uint16_t old_id =
          is_national ? old_.national_charset_id : old_.database_charset_id;
      const std::uint16_t new_id =
          is_national ? new_.national_charset_id : new_.database_charset_id;
      if (column.charset_form != 0 && column.charset_id == old_id) column.charset_id = new_id;
    }
    Buffer before;
    Buffer after;
    exp::put_data_head(before, head, old_.major_version);
    exp::put_data_head(after, changed, old_.major_version);
    add(head.range, std::move(before), std::move(after));
  }

  static Buffer filling(const exp::Ending& ending) {
    Buffer out;
    for (std::uint64_t i = 0; i < ending.exit_lines; ++i) {
      const Bytes line = as_bytes(exp::exit_line);
      out.insert(out.end(), line.begin(), line.end());
    }
    out.resize(out.size() + static_cast<std::size_t>(ending.zeros), 0);
    return out;
  }

  exp::Reader reader_;
  exp::Header old_;
  exp::Header new_;
  SetPlan plan_;
};

}  // namespace

bool SetPlan::keeps_size() const {
  return std::ranges::all_of(
      splices, [](const Splice& each) { return each.before.size() == each.after.size(); });
}

SetPlan plan_set(ByteSource& source, const std::vector<Assignment>& assignments) {
  Cursor in(source);
  return Planner(in, assignments).plan();
}

void write_changed(ByteSource& source, const SetPlan& plan, ByteSink& out) {
  Cursor in(source);
  const auto pass_on = [&](std::uint64_t end) {
    while (in.offset() < end && in.ensure(1)) {
      const std::uint64_t left = end - in.offset();
      out.write(
          in.take(static_cast<std::size_t>(std::min<std::uint64_t>(left, in.window().size()))));
    }
  };
  for (const Splice& splice : plan.splices) {
    pass_on(splice.range.begin);
    in.skip(splice.range.size());
    out.write(splice.after);
  }
  pass_on(UINT64_MAX);
}

}  // namespace exhume::repair
