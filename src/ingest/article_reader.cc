#include "ingest/article_reader.h"

#include "ingest/json_values.h"
#include "newsfold/base/hash.h"
#include "newsfold/records/entity.h"
#include "newsfold/text/utf8.h"

namespace newsfold::ingest {
namespace {

// An enumerator by its name.
template <typename Parse>
auto read_name(JsonField& field, Parse parse) {
  std::string name;
  std::uint64_t replaced = 0;
  read_string(field, name, replaced);
  const auto value = parse(name);
  if (!value)
    throw RecordError("field \"" + std::string(field.name) + "\": unknown \"" + name + "\"");
  return *value;
}

// The numbers of [a,b] or [a,b,c].
template <std::size_t N>
std::array<std::uint32_t, N> read_tuple(JsonField& field) {
  std::array<std::uint32_t, N> out{};
  std::size_t count = 0;
  read_array(field, [&](JsonField& item) {
    if (count < N) out[count] = read_uint32(item);
    ++count;
  });
  if (count != N || out[N - 2] > out[N - 1]) {
    throw RecordError("field \"" + std::string(field.name) + "\" holds a bad span");
  }
  return out;
}

std::vector<Span> read_spans(JsonField& field) {
  std::vector<Span> out;
  read_array(field, [&](JsonField& item) {
    const auto [begin, end] = read_tuple<2>(item);
    out.push_back({begin, end});
  });
  return out;
}

std::vector<CaptionSpan> read_caption_spans(JsonField& field) {
  std::vector<CaptionSpan> out;
  read_array(field, [&](JsonField& item) {
    const auto [caption, begin, end] = read_tuple<3>(item);
    out.push_back({caption, {begin, end}});
  });
  return out;
}

std::optional<DayRange> read_range(JsonField& field) {
  if (is_null(field)) return std::nullopt;
  std::vector<Day> days;
  read_array(field, [&](JsonField& item) {
    if (const auto day = read_optional_day(item)) days.push_back(*day);
  });
  if (days.size() != 2 || days[0] > days[1]) throw RecordError("field \"date_range\" is no range");
  return DayRange{days[0], days[1]};
}

class ArticleReader {
 public:
  explicit ArticleReader(std::uint64_t replaced) : replaced_(replaced) {}

  void read(simdjson::ondemand::object object) {
    for (auto item : object) {
      const std::string_view key = raw_key(item.key());
      JsonField field{item.unescaped_key(), item.value()};
      if (!read_own(field) && !read_provenance(field)) append_unknown(key, raw_value(field.value));
    }
    if (article_.article.id.empty()) throw RecordError("an article record without \"id\"");
    if (!has_text_) throw RecordError("an article record without \"text\"");
    if (!unknown_.empty()) merge_unknown();
    check_spans();
  }

  RawDocument document() && {
    RawDocument out;
    out.id = article_.article.id;
    out.kind = ContentKind::kRecord;
    out.content_hash = content_hash();
    out.replaced = replaced_;
    out.provenance = article_.article.provenance;
    out.record = std::make_shared<const AnnotatedArticle>(std::move(article_));
    return out;
  }

 private:
  bool read_own(JsonField& field) {
    Article& article = article_.article;
    const std::string_view name = field.name;
    if (name == "text") {
      read_string(field, article.text, replaced_);
      has_text_ = true;
    } else if (name == "id") {
      read_string(field, article.id, replaced_);
    } else if (name == "status") {
      article.status = read_name(field, parse_status);
    } else if (name == "metadata") {
      read_object(field, [&](JsonField& member) { read_metadata(member); });
    } else if (name == "entities") {
      read_array(field, [&](JsonField& item) { read_entity(item); });
    } else if (name == "removed") {
      read_array(field, [&](JsonField& item) { read_removed(item); });
    } else if (name == "schema" || name == "created" || name == "copy" || name == "contains" ||
               name == "story") {
      raw_value(field.value);
    } else {
      return false;
    }
    return true;
  }

  bool read_provenance(JsonField& field) {
    Provenance& provenance = article_.article.provenance;
    const std::string_view name = field.name;
    if (name == "source") {
      read_optional_string(field, provenance.source, replaced_);
    } else if (name == "source_from") {
      if (!is_null(field)) provenance.source_from = read_name(field, parse_source_from);
    } else if (name == "collection") {
      read_string(field, provenance.collection, replaced_);
    } else if (name == "path") {
      read_string(field, provenance.path, replaced_);
    } else if (name == "also") {
      provenance.also = read_strings(field, replaced_);
    } else if (name == "url") {
      read_optional_string(field, provenance.url, replaced_);
    } else if (name == "added") {
      read_optional_string(field, provenance.added, replaced_);
    } else {
      return false;
    }
    return true;
  }

  void read_metadata(JsonField& field) {
    Article& article = article_.article;
    const std::string_view name = field.name;
    if (name == "title") {
      read_optional_string(field, article.title, replaced_);
    } else if (name == "author") {
      article.authors = read_strings(field, replaced_);
    } else if (name == "date") {
      article.date.published = read_optional_day(field);
    } else if (name == "date_source") {
      article.date.source = read_name(field, parse_date_source);
    } else if (name == "date_confidence") {
      article.date.confidence = read_per_mille(field);
    } else if (name == "date_range") {
      article.date.range = read_range(field);
    } else if (name == "page_date") {
      article.date.page = read_optional_day(field);
    } else if (name == "language") {
      read_optional_string(field, article.language, replaced_);
    } else if (name == "hostname") {
      read_optional_string(field, article.provenance.hostname, replaced_);
    } else if (name == "captions") {
      article.captions = read_strings(field, replaced_);
    } else if (name == "extra") {
      read_extra(field);
    } else {
      raw_value(field.value);
    }
  }

  void read_extra(JsonField& field) {
    if (field.value.type() != simdjson::ondemand::json_type::object) {
      throw RecordError("field \"extra\" is not an object");
    }
    const std::string_view raw = raw_value(field.value);
    const bool is_empty = raw.find_first_not_of(" \t\r\n", 1) == raw.size() - 1;
    article_.article.extra = is_empty ? std::string_view() : raw;
  }

  void read_entity(JsonField& item) {
    Entity entity;
    read_object(item, [&](JsonField& field) {
      const std::string_view name = field.name;
      if (name == "id") {
        read_string(field, entity.id, replaced_);
      } else if (name == "name") {
        read_string(field, entity.name, replaced_);
      } else if (name == "type") {
        entity.type = read_name(field, parse_entity_type);
      } else if (name == "surfaces") {
        entity.surfaces = read_strings(field, replaced_);
      } else if (name == "mentions") {
        entity.mentions = read_spans(field);
      } else if (name == "title_mentions") {
        entity.title_mentions = read_spans(field);
      } else if (name == "caption_mentions") {
        entity.caption_mentions = read_caption_spans(field);
      } else {
        raw_value(field.value);
      }
    });
    if (entity.id.empty()) throw RecordError("an entity without \"id\"");
    article_.entities.push_back(std::move(entity));
  }

  // [line, kind, rule, confidence, text]
  void read_removed(JsonField& item) {
    RemovedLine line;
    std::size_t count = 0;
    read_array(item, [&](JsonField& field) {
      switch (count++) {
        case 0:
          line.number = read_uint32(field);
          break;
        case 1:
          line.kind = read_name(field, parse_line_kind);
          break;
        case 2:
          read_string(field, line.rule, replaced_);
          break;
        case 3:
          line.confidence = read_per_mille(field);
          break;
        case 4:
          read_string(field, line.text, replaced_);
          break;
        default:
          break;
      }
    });
    if (count != 5) throw RecordError("field \"removed\" holds a bad line");
    article_.article.removed.push_back(std::move(line));
  }

  void append_unknown(std::string_view key, std::string_view raw) {
    unknown_ += unknown_.empty() ? "\"" : ",\"";
    unknown_ += key;
    unknown_ += "\":";
    unknown_ += raw;
  }

  void merge_unknown() {
    std::string& extra = article_.article.extra;
    if (extra.empty()) {
      extra = "{" + unknown_ + "}";
    } else {
      extra.insert(extra.rfind('}'), "," + unknown_);
    }
  }

  // Later rooms index by these offsets.
  void check_spans() const {
    const Article& article = article_.article;
    const std::size_t text_size = text::count_code_points(article.text);
    const std::size_t title_size = text::count_code_points(article.title);
    std::vector<std::size_t> caption_sizes;
    for (const auto& caption : article.captions) {
      caption_sizes.push_back(text::count_code_points(caption));
    }
    bool inside = true;
    for (const Entity& entity : article_.entities) {
      for (const Span& span : entity.mentions) inside = inside && span.end <= text_size;
      for (const Span& span : entity.title_mentions) inside = inside && span.end <= title_size;
      for (const auto& [caption, span] : entity.caption_mentions) {
        inside = inside && caption < caption_sizes.size() && span.end <= caption_sizes[caption];
      }
    }
    if (!inside) throw RecordError("a mention lies outside of its text");
  }

  std::uint64_t content_hash() const {
    const Article& article = article_.article;
    std::uint64_t hash = hash64(article.text, hash64(article.title));
    hash = hash64(article.extra, hash64(article.language, hash));
    for (const std::string& caption : article.captions) hash = hash64(caption, hash);
    return hash;
  }

  std::uint64_t replaced_;
  AnnotatedArticle article_;
  std::string unknown_;  // members of an object, without its braces
  bool has_text_ = false;
};

}  // namespace

RawDocument read_article_record(simdjson::ondemand::object object, std::uint64_t replaced) {
  ArticleReader reader(replaced);
  reader.read(object);
  return std::move(reader).document();
}

}  // namespace newsfold::ingest
