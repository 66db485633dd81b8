#include "src/inspect/listing.hpp"

#include "src/ddl/object.hpp"
#include "src/sql/parser.hpp"
#include "src/transport/call.hpp"

namespace exhume::inspect {
namespace {

class Lister {
 public:
  explicit Lister(dump::Reader& dump) : dump_(dump) {}

  Listing run() {
    try {
      while (const auto item = dump_.next()) {
        std::visit([this](const auto& known) { add(known); }, *item);
      }
    } catch (const Error& error) {
      listing_.error = error;
    }
    return std::move(listing_);
  }

 private:
  TableEntry& entry(const std::string& owner, const std::string& name, std::uint64_t begin) {
    const auto [found, is_new] = index_.try_emplace({owner, name}, listing_.tables.size());
    if (is_new) listing_.tables.push_back({.owner = owner, .name = name, .range = {begin, begin}});
    return listing_.tables[found->second];
  }

  void add(const dump::SqlItem& item) {
    if (item.kind == dump::SqlKind::block) add_call(item.text);
    if (item.kind != dump::SqlKind::statement) return;
    const sql::ParseResult parsed = sql::parse(item.text);
    const auto* statement = std::get_if<sql::Statement>(&parsed);
    if (statement == nullptr) {
      ++listing_.objects[std::string(ddl::kind_name(ddl::Kind::other))];
      return;
    }
    const ddl::Object object = ddl::describe(*statement);
    if (const auto* table = std::get_if<sql::CreateTable>(&*statement)) {
      TableEntry& known =
          entry(object.owner.empty() ? item.owner : object.owner, object.name, item.range.begin);
      known.columns = table->columns.size();
      known.range.end = item.range.end;
    } else if (object.creates) {
      ++listing_.objects[std::string(ddl::kind_name(object.kind))];
    }
  }

  void add_call(const std::string& text) {
    const sql::ParseResult parsed = sql::parse(text);
    const auto* statement = std::get_if<sql::Statement>(&parsed);
    const auto* call = statement != nullptr ? std::get_if<sql::TransportCall>(statement) : nullptr;
    if (call == nullptr) return;
    const transport::CallResult read = transport::read_call(*call);
    const auto* known = std::get_if<exp::TransportCall>(&read);
    ++listing_.objects["call of " + (known != nullptr ? std::string(known->procedure().name)
                                                      : call->procedure.back().text)];
  }

  void add(const dump::DataItem& item) {
    TableEntry& known = entry(item.table.owner, item.table.name, item.range.begin);
    known.columns = item.table.columns.size();
    known.has_data = true;
    if (!item.table.partition.empty()) known.partitions.push_back(item.table.partition);
    try {
      dump_.skip_rows();
    } catch (const Error&) {
      known.rows += dump_.rows_read();
      throw;
    }
    known.rows += dump_.rows_read();
    known.range.end = dump_.offset();
  }

  dump::Reader& dump_;
  Listing listing_;
  std::map<std::pair<std::string, std::string>, std::size_t> index_;
};

}  // namespace

Listing list(dump::Reader& dump) {
  return Lister(dump).run();
}

}  // namespace exhume::inspect
