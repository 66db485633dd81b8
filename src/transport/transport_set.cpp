#include "src/transport/transport_set.hpp"

#include <fmt/format.h>

#include <charconv>

#include "src/sql/parser.hpp"
#include "src/transport/call.hpp"

namespace exhume::transport {
namespace {

class SetReader {
 public:
  explicit SetReader(dump::Reader& dump) : dump_(dump) {}

  TransportSet run() {
    try {
      while (const auto item = dump_.next()) {
        if (const auto* statement = std::get_if<dump::SqlItem>(&*item)) add(*statement);
      }
    } catch (const Error& error) {
      set_.error = error;
    }
    return std::move(set_);
  }

 private:
  void add(const dump::SqlItem& item) {
    sql::ParseResult parsed = sql::parse(item.text);
    auto* statement = std::get_if<sql::Statement>(&parsed);
    if (statement == nullptr) return;
    if (const auto* call = std::get_if<sql::TransportCall>(statement)) {
      CallResult result = read_call(*call);
      if (const auto* problem = std::get_if<std::string>(&result)) {
        set_.problems.push_back(*problem);
      } else {
        add(std::get<exp::TransportCall>(std::move(result)));
      }
    } else {
      set_.objects.push_back({item.owner, std::move(*statement)});
    }
  }

  void add(exp::TransportCall call) {
    set_.calls.push_back(call);
    const std::string_view name = call.procedure().name;
    if (name == "beginImport") {
      set_.begin = std::move(call);
    } else if (name == "checkCompType") {
      set_.compatibility.push_back(std::move(call));
    } else if (name == "checkUser") {
      set_.users.push_back(call.text("owner").value_or(""));
    } else if (name == "beginImpTablespace") {
      set_.tablespaces.push_back({std::move(call), {}, {}});
    } else if (name == "checkDatafile") {
      add_to_tablespace(std::move(call), &Tablespace::files);
    } else if (name == "reclaimTempSegment") {
      add_to_tablespace(std::move(call), &Tablespace::temporary_segments);
    } else if (name == "commitPluggable") {
      set_.is_committed = true;
    } else if (name == "endImport") {
      set_.is_ended = true;
    }
  }

  void add_to_tablespace(exp::TransportCall call,
                         std::vector<exp::TransportCall> Tablespace::*list) {
    if (set_.tablespaces.empty()) {
      set_.problems.push_back(
          fmt::format("{} stands before any beginImpTablespace", call.procedure().name));
    } else {
      (set_.tablespaces.back().*list).push_back(std::move(call));
    }
  }

  dump::Reader& dump_;
  TransportSet set_;
};

std::optional<std::uint32_t> option_number(const sql::StorageClause& storage,
                                           std::string_view keyword) {
  const sql::Option* option = sql::find_option(storage.parameters, keyword);
  if (option == nullptr) return std::nullopt;
  std::uint32_t value = 0;
  const std::string& digits = option->value;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc() && end == digits.data() + digits.size() ? std::optional(value)
                                                                      : std::nullopt;
}

template <typename Clauses>
void add_place(std::vector<SegmentPlace>& out, const std::string& owner, const sql::Name& name,
               const Clauses& clauses) {
  const auto* storage = sql::find_physical<sql::StorageClause>(clauses);
  if (storage == nullptr) return;
  const auto file = option_number(*storage, "SEG_FILE");
  const auto block = option_number(*storage, "SEG_BLOCK");
  if (!file || !block) return;
  const auto* tablespace = sql::find_physical<sql::TablespaceClause>(clauses);
  out.push_back({.owner = name.schema ? name.schema->text : owner,
                 .name = name.object.text,
                 .tablespace = tablespace != nullptr ? tablespace->name.text : "",
                 .file = *file,
                 .block = *block,
                 .object = option_number(*storage, "OBJNO_REUSE").value_or(0)});
}

}  // namespace

TransportSet read_transport_set(dump::Reader& dump) {
  return SetReader(dump).run();
}

std::vector<SegmentPlace> segment_places(const TransportSet& set) {
  std::vector<SegmentPlace> out;
  for (const CreatedObject& object : set.objects) {
    if (const auto* table = std::get_if<sql::CreateTable>(&object.statement)) {
      add_place(out, object.owner, table->name, table->clauses);
    } else if (const auto* index = std::get_if<sql::CreateIndex>(&object.statement)) {
      add_place(out, object.owner, index->name, index->clauses);
    }
  }
  return out;
}

}  // namespace exhume::transport
