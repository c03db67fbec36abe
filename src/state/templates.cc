// Pages kept for learning site templates, and the templates in use.
#include "newsfold/state/state.h"
#include "state/bytes.h"
#include "state/compressed.h"
#include "state/database.h"

namespace newsfold::state {
namespace {

std::string encode(const PageSample& sample) {
  Writer out;
  out.fixed(sample.order, 8);
  out.number(sample.lines.size());
  for (const SampledLine& line : sample.lines) {
    out.fixed(line.words, 8);
    out.fixed(line.words_without_numbers, 8);
    out.fixed(line.length, 2);
    out.fixed(static_cast<std::uint64_t>(line.kind), 1);
    out.text(line.text);
  }
  return compress(out.take());
}

// False where the bytes are damaged.
bool decode(std::string_view bytes, PageSample& sample) {
  constexpr std::size_t kLeastBytes = 20;
  const std::string plain = decompress(bytes);
  Reader in(plain);
  sample.order = in.fixed(8);
  sample.lines.resize(in.count(kLeastBytes));
  for (SampledLine& line : sample.lines) {
    line.words = in.fixed(8);
    line.words_without_numbers = in.fixed(8);
    line.length = static_cast<std::uint16_t>(in.fixed(2));
    line.kind = static_cast<LineKind>(in.fixed(1));
    line.text = in.text();
  }
  return in.ok() && in.at_end();
}

}  // namespace

void State::put_page_sample(const PageSample& sample, std::size_t keep) {
  database_->query("INSERT OR REPLACE INTO pages VALUES(?, ?, ?)")
      .integer(sample.document)
      .text(sample.site)
      .blob(encode(sample))
      .run();
  database_
      ->query(
          "DELETE FROM pages WHERE site = ?1 AND document <= "
          "(SELECT document FROM pages WHERE site = ?1 ORDER BY document DESC LIMIT 1 OFFSET ?2)")
      .text(sample.site)
      .integer(static_cast<std::int64_t>(keep))
      .run();
}

void State::each_page_sample(const std::function<void(const PageSample&)>& see) {
  Query query = database_->query("SELECT document, site, bytes FROM pages ORDER BY document");
  while (query.step()) {
    PageSample sample{.document = query.integer_at(0),
                      .site = std::string(query.bytes_at(1)),
                      .order = 0,
                      .lines = {}};
    if (decode(query.bytes_at(2), sample)) see(sample);
  }
}

std::map<std::string, std::size_t> State::page_samples_by_site() {
  Query query = database_->query("SELECT site, count(*) FROM pages GROUP BY site");
  std::map<std::string, std::size_t> out;
  while (query.step()) {
    out.emplace(query.bytes_at(0), static_cast<std::size_t>(query.integer_at(1)));
  }
  return out;
}

Number State::publish_templates(std::string_view text, std::int64_t unix_seconds) {
  database_->query("INSERT INTO templates(at, bytes) VALUES(?, ?)")
      .integer(unix_seconds)
      .blob(compress(text))
      .run();
  return database_->last_row();
}

std::optional<PublishedTemplates> State::templates() {
  Query query =
      database_->query("SELECT version, bytes FROM templates ORDER BY version DESC LIMIT 1");
  if (!query.step()) return std::nullopt;
  return PublishedTemplates{query.integer_at(0), decompress(query.bytes_at(1))};
}

}  // namespace newsfold::state
