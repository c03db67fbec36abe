// The article record of schema newsfold/1, described in emit.h and record.schema.json.
#include "emit/json_writer.h"
#include "newsfold/base/hash.h"
#include "newsfold/emit/emit.h"

namespace newsfold::emit {
namespace {

void append_key(std::string& out, std::string_view key) {
  out += ",\"";
  out += key;
  out += "\":";
}

void append_text(std::string& out, std::string_view key, std::string_view text) {
  append_key(out, key);
  append_string(out, text);
}

void append_text_or_null(std::string& out, std::string_view key, std::string_view text) {
  append_key(out, key);
  append_string_or_null(out, text);
}

void append_strings(std::string& out, std::string_view key, const std::vector<std::string>& items) {
  append_key(out, key);
  append_array(out, items, [&](const std::string& item) { append_string(out, item); });
}

void append_day_or_null(std::string& out, std::string_view key, std::optional<Day> day) {
  append_text_or_null(out, key, day ? format_day(*day) : std::string());
}

void append_span(std::string& out, const Span& span) {
  append_number(out, span.begin);
  out += ',';
  append_number(out, span.end);
}

void append_spans(std::string& out, std::string_view key, const std::vector<Span>& spans) {
  append_key(out, key);
  append_array(out, spans, [&](const Span& span) {
    out += '[';
    append_span(out, span);
    out += ']';
  });
}

void append_provenance(std::string& out, const Provenance& provenance) {
  append_text_or_null(out, "source", provenance.source);
  const bool known = provenance.source_from != SourceFrom::kNone;
  append_text_or_null(out, "source_from", known ? source_from_name(provenance.source_from) : "");
  append_text(out, "collection", provenance.collection);
  append_text(out, "path", provenance.path);
  append_strings(out, "also", provenance.also);
  append_text_or_null(out, "url", provenance.url);
  append_text_or_null(out, "added", provenance.added);
}

void append_metadata(std::string& out, const Article& article,
                     std::optional<std::uint64_t> copy64) {
  out += ",\"metadata\":{\"title\":";
  append_string_or_null(out, article.title);
  append_strings(out, "author", article.authors);
  append_day_or_null(out, "date", article.date.published);
  append_text(out, "date_source", date_source_name(article.date.source));
  append_key(out, "date_confidence");
  append_per_mille(out, article.date.confidence);
  append_key(out, "date_range");
  if (article.date.range) {
    out += "[\"" + format_day(article.date.range->first) + "\",\"" +
           format_day(article.date.range->last) + "\"]";
  } else {
    out += "null";
  }
  append_day_or_null(out, "page_date", article.date.page);
  append_text_or_null(out, "language", article.language);
  append_text_or_null(out, "hostname", article.provenance.hostname);
  append_strings(out, "captions", article.captions);
  append_text_or_null(out, "fingerprint", copy64 ? hex64(*copy64) : std::string());
  append_key(out, "extra");
  out += article.extra.empty() ? std::string_view("{}") : std::string_view(article.extra);
  out += '}';
}

void append_entity(std::string& out, const Entity& entity) {
  out += "{\"id\":";
  append_string(out, entity.id);
  append_text(out, "name", entity.name);
  append_text(out, "type", entity_type_name(entity.type));
  append_key(out, "count");
  append_number(out, entity.count());
  append_strings(out, "surfaces", entity.surfaces);
  append_spans(out, "mentions", entity.mentions);
  append_spans(out, "title_mentions", entity.title_mentions);
  append_key(out, "caption_mentions");
  append_array(out, entity.caption_mentions, [&](const CaptionSpan& mention) {
    out += '[';
    append_number(out, mention.caption);
    out += ',';
    append_span(out, mention.span);
    out += ']';
  });
  out += '}';
}

void append_copy(std::string& out, const CopyAssignment& copy) {
  out += "{\"id\":";
  append_string(out, copy.id);
  append_text_or_null(out, "of", copy.of);
  append_key(out, "size");
  append_number(out, copy.size);
  append_key(out, "hamming");
  append_number(out, copy.hamming);
  append_key(out, "jaccard");
  append_per_mille(out, copy.jaccard);
  out += '}';
}

void append_evidence(std::string& out, const StoryEvidence& evidence) {
  out += "{\"with\":";
  append_string(out, evidence.with);
  append_key(out, "cosine");
  append_per_mille(out, evidence.cosine);
  append_strings(out, "entities", evidence.entities);
  append_key(out, "days");
  if (evidence.days) {
    append_number(out, *evidence.days);
  } else {
    out += "null";
  }
  append_key(out, "quote_words");
  append_number(out, evidence.quote_words);
  out += '}';
}

void append_story(std::string& out, const StoryAssignment& story) {
  out += "{\"id\":";
  append_string(out, story.id);
  append_text_or_null(out, "title", story.title);
  append_key(out, "size");
  append_number(out, story.size);
  append_key(out, "sources");
  append_number(out, story.sources);
  append_key(out, "canonical");
  out += story.canonical ? "true" : "false";
  append_key(out, "evidence");
  append_array(out, story.evidence, [&](const StoryEvidence& item) { append_evidence(out, item); });
  append_key(out, "apart");
  append_array(out, story.apart, [&](const StoryEvidence& item) { append_evidence(out, item); });
  out += '}';
}

void append_assignment(std::string& out, const Assignment& assignment) {
  append_key(out, "copy");
  if (assignment.copy) {
    append_copy(out, *assignment.copy);
  } else {
    out += "null";
  }
  append_key(out, "contains");
  append_array(out, assignment.contains, [&](const Containment& item) {
    out += "{\"id\":";
    append_string(out, item.id);
    append_key(out, "containment");
    append_per_mille(out, item.containment);
    out += '}';
  });
  append_key(out, "story");
  if (assignment.story) {
    append_story(out, *assignment.story);
  } else {
    out += "null";
  }
}

void append_removed(std::string& out, const std::vector<RemovedLine>& removed) {
  append_key(out, "removed");
  append_array(out, removed, [&](const RemovedLine& line) {
    out += '[';
    append_number(out, line.number);
    out += ',';
    append_string(out, line_kind_name(line.kind));
    out += ',';
    append_string(out, line.rule);
    out += ',';
    append_per_mille(out, line.confidence);
    out += ',';
    append_string(out, line.text);
    out += ']';
  });
}

// A little above what most records need, so that the string grows at most once.
std::size_t estimated_size(const AnnotatedArticle& article) {
  return article.article.text.size() + article.article.extra.size() +
         article.entities.size() * 256 + 1024;
}

}  // namespace

std::string article_record(const AnnotatedArticle& annotated, std::optional<std::uint64_t> copy64,
                           const Assignment* assignment, bool keep_removed) {
  const Article& article = annotated.article;
  std::string out;
  out.reserve(estimated_size(annotated));
  out += "{\"schema\":";
  append_string(out, kRecordSchema);
  append_text(out, "id", article.id);
  append_provenance(out, article.provenance);
  append_day_or_null(out, "created", article.date.published);
  append_text(out, "status", status_name(article.status));
  append_text(out, "text", article.text);
  append_metadata(out, article, copy64);
  append_key(out, "entities");
  append_array(out, annotated.entities, [&](const Entity& entity) { append_entity(out, entity); });
  append_assignment(out, assignment != nullptr ? *assignment : Assignment{});
  if (keep_removed) append_removed(out, article.removed);
  out += '}';
  return out;
}

}  // namespace newsfold::emit
