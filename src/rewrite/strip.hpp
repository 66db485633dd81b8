#pragma once
// What an importing database need not take over: storage, object ids, statistics, grants.

#include "src/rewrite/edit_stage.hpp"

namespace exhume::rewrite {

/// Leaves out PCTFREE, PCTUSED, INITRANS, MAXTRANS, STORAGE (...), LOGGING and NOLOGGING of
/// tables, indexes, clusters and their parts, so that the importing database's defaults apply.
Editor strip_storage();

/// Leaves out TABLESPACE "X" of segments, so that they go where their owner's segments go.
Editor strip_tablespaces();

/// Leaves out TIMESTAMP '…' OID '…' of types, which fail with ORA-02304 in a database that
/// has the type already, under another owner.
Editor strip_object_ids();

/// Which statements to leave out.
struct Omissions {
  bool statistics = false;
  bool grants = false;
};

/// Leaves whole statements out.
class OmitStage final : public Stage {
 public:
  OmitStage(exp::StreamSink& next, const Omissions& omissions)
      : Stage(next), omissions_(omissions) {}

  void statement(const exp::Statement& statement) override;

 private:
  Omissions omissions_;
};

}  // namespace exhume::rewrite
