#include "src/extract/extract_rows.hpp"

#include <array>
#include <map>
#include <memory>

#include "src/dump/name_filter.hpp"
#include "src/io/file_source.hpp"
#include "src/io/output.hpp"
#include "src/io/safe_name.hpp"
#include "src/target/files/row_format.hpp"

namespace exhume::extract {
namespace {

// What keeps rows from being written says nothing about the dump.
bool is_of_output(Code code) {
  return code == Code::write_failed || code == Code::imp_cannot_create_file ||
         code == Code::bad_name;
}

// Gives each table its sink. One file is open at a time; a table that comes again, as the
// partitions of some do, has its file written on.
class Sinks {
 public:
  explicit Sinks(const RowsRequest& request) : extension_(request.format) {
    if (request.out_folder) {
      folder_.emplace(*request.out_folder);
    } else {
      current_ = std::make_unique<io::StandardOutput>();
    }
  }

  // The sink for a table, and whether the table begins there.
  std::pair<io::Sink&, bool> of(const types::TableDescription& table) {
    const auto key = std::pair(table.owner, table.name);
    if (current_ != nullptr && key == current_key_) return {*current_, false};
    if (!folder_) {
      current_key_ = key;
      return {*current_, true};
    }
    close();
    const auto known = paths_.find(key);
    const bool is_new = known == paths_.end();
    const std::string path =
        is_new ? folder_->claim(io::table_file_name(table.owner, table.name, extension_))
               : known->second;
    current_ = std::make_unique<io::FileSink>(path);
    if (!is_new) copy(path, *current_);
    paths_[key] = path;
    current_key_ = key;
    return {*current_, is_new};
  }

  void close() {
    if (current_ != nullptr) current_->commit();
    if (folder_) current_.reset();
  }

 private:
  static void copy(const std::string& path, io::Sink& sink) {
    io::FileSource source(path);
    std::array<std::uint8_t, 1 << 16> buffer;
    while (const std::size_t got = source.read(buffer)) {
      sink.write(as_text(Bytes(buffer).first(got)));
    }
  }

  std::string extension_;
  std::optional<io::Directory> folder_;
  std::map<std::pair<std::string, std::string>, std::string> paths_;
  std::pair<std::string, std::string> current_key_;
  std::unique_ptr<io::Sink> current_;
};

class Extraction {
 public:
  Extraction(dump::Reader& dump, const RowsRequest& request)
      : dump_(dump),
        request_(request),
        owners_(request.owners),
        tables_(request.tables),
        format_(target::make_row_format(request.format)),
        sinks_(request) {}

  RowsReport run() {
    try {
      while (const auto item = dump_.next()) {
        if (const auto* data = std::get_if<dump::DataItem>(&*item)) table(data->table);
      }
    } catch (const Error& error) {
      if (is_of_output(error.code())) throw;
      report_.error = error;
    }
    sinks_.close();
    report_.missing = tables_.missing();
    return std::move(report_);
  }

 private:
  void table(const types::TableDescription& table) {
    if (!owners_.wants(table.owner) || !tables_.wants(table.name)) return;
    const auto [sink, is_first] = sinks_.of(table);
    report_.tables.push_back({table.owner, table.name, table.partition, 0,
                              request_.out_folder ? sink.name() : std::string()});
    std::string text;
    format_->begin(text, table);
    if (!is_first) text.clear();
    sink.write(text);
    while (const dump::Values* values = dump_.next_row()) {
      text.clear();
      format_->row(text, *values);
      sink.write(text);
      ++report_.tables.back().rows;
    }
  }

  dump::Reader& dump_;
  const RowsRequest& request_;
  dump::NameFilter owners_;
  dump::NameFilter tables_;
  std::unique_ptr<target::RowFormat> format_;
  Sinks sinks_;
  RowsReport report_;
};

}  // namespace

RowsReport extract_rows(dump::Reader& dump, const RowsRequest& request) {
  return Extraction(dump, request).run();
}

}  // namespace exhume::extract
