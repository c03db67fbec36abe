#include "ingest/json_record.h"

#include "ingest/article_reader.h"
#include "ingest/html_file.h"
#include "ingest/json_values.h"
#include "ingest/text_file.h"
#include "newsfold/base/hash.h"
#include "newsfold/records/entity.h"
#include "newsfold/text/utf8.h"

namespace newsfold::ingest {
namespace {

using simdjson::ondemand::json_type;

enum class Field {
  kText,
  kHtml,
  kId,
  kUrl,
  kSource,
  kTitle,
  kDate,
  kAdded,
  kLanguage,
  kSchema,
  kUnknown
};

Field field_of(std::string_view key, const Options& options) {
  if (key == options.text_field) return Field::kText;
  if (key == options.html_field) return Field::kHtml;
  if (key == options.id_field) return Field::kId;
  if (key == "url") return Field::kUrl;
  if (key == "source") return Field::kSource;
  if (key == "title") return Field::kTitle;
  if (key == "date") return Field::kDate;
  if (key == "added") return Field::kAdded;
  if (key == "language") return Field::kLanguage;
  if (key == "schema") return Field::kSchema;
  return Field::kUnknown;
}

void append_extra(std::string& extra, std::string_view key, std::string_view raw) {
  extra += extra.empty() ? "{\"" : ",\"";
  extra += key;
  extra += "\":";
  extra += raw;
}

// Fields of a record that is not newsfold's own.
class FieldReader {
 public:
  FieldReader(const Options& options, RawDocument& document)
      : options_(options), document_(document) {}

  // False when the record declares one of newsfold's schemas; its name is in schema().
  bool read(simdjson::ondemand::object object) {
    for (auto item : object) {
      const std::string_view key = raw_key(item.key());
      JsonField field{item.unescaped_key(), item.value()};
      if (!read_field(field, key)) return false;
    }
    if (!extra_.empty()) document_.extra = std::move(extra_) + "}";
    return true;
  }

  bool has_text() const { return has_text_; }
  // Where the record has no text: its page, if it has one.
  std::string& html() { return html_; }
  const std::string& schema() const { return schema_; }

 private:
  bool read_field(JsonField& field, std::string_view key) {
    Provenance& provenance = document_.provenance;
    switch (field_of(field.name, options_)) {
      case Field::kText:
        read_text(field);
        break;
      case Field::kHtml:
        read_optional_string(field, html_, document_.replaced);
        break;
      case Field::kId:
        read_id(field);
        break;
      case Field::kUrl:
        read_optional_string(field, provenance.url, document_.replaced);
        break;
      case Field::kSource:
        read_optional_string(field, provenance.source, document_.replaced);
        break;
      case Field::kTitle:
        read_optional_string(field, document_.title, document_.replaced);
        break;
      case Field::kDate:
        read_date(field, key);
        break;
      case Field::kAdded:
        read_optional_string(field, provenance.added, document_.replaced);
        break;
      case Field::kLanguage:
        read_optional_string(field, document_.language, document_.replaced);
        break;
      case Field::kSchema:
        return read_schema(field, key);
      case Field::kUnknown:
        append_extra(extra_, key, raw_value(field.value));
        break;
    }
    return true;
  }

  void read_text(JsonField& field) {
    if (is_null(field)) return;
    read_string(field, document_.content, document_.replaced);
    has_text_ = true;
  }

  void read_id(JsonField& field) {
    if (is_null(field)) return;
    if (field.value.type() == json_type::number) {
      document_.id = raw_value(field.value);
    } else {
      read_string(field, document_.id, document_.replaced);
    }
  }

  // A date that is not ISO 8601 is nobody's loss: it survives among the unknown fields.
  void read_date(JsonField& field, std::string_view key) {
    if (is_null(field)) return;
    const std::string_view raw = field.value.raw_json_token();
    std::string text;
    read_string(field, text, document_.replaced);
    document_.date = parse_iso_day(text);
    if (document_.date || text.empty()) return;
    append_extra(extra_, key, raw.substr(0, raw.find_last_of('"') + 1));
  }

  bool read_schema(JsonField& field, std::string_view key) {
    const std::string_view raw = raw_value(field.value);
    if (!raw.starts_with("\"newsfold/")) {
      append_extra(extra_, key, raw);
      return true;
    }
    schema_ = raw.substr(1, raw.size() - 2);
    return false;
  }

  const Options& options_;
  RawDocument& document_;
  std::string schema_, extra_;
  std::string html_;
  bool has_text_ = false;
};

Error bad_json(simdjson::error_code code) {
  return {ErrorCode::kBadJson, std::string("broken JSON: ") + simdjson::error_message(code)};
}

// Nothing may follow the object.
void require_end(simdjson::ondemand::document& json) {
  if (json.current_location().error() != simdjson::OUT_OF_BOUNDS) {
    throw simdjson::simdjson_error(simdjson::TRAILING_CONTENT);
  }
}

}  // namespace

struct JsonRecordParser::Impl {
  explicit Impl(const Options& parser_options) : options(parser_options) {}

  Result<RawDocument> parse(std::string_view line);
  RawDocument read(std::string_view line, std::uint64_t replaced);

  const Options& options;
  simdjson::ondemand::parser parser;
  std::string repaired;  // the line with U+FFFD in place of invalid bytes
};

Result<RawDocument> JsonRecordParser::Impl::parse(std::string_view line) {
  const std::string_view original = line;
  try {
    std::size_t replaced = 0;
    if (!simdjson::validate_utf8(line.data(), line.size())) {
      repaired = text::replace_invalid(line, replaced);
      repaired.reserve(repaired.size() + kJsonPadding);
      line = repaired;
    }
    RawDocument document = read(line, replaced);
    document.id_given = !document.id.empty();
    if (!document.id_given) document.id = hash128_hex(original);
    if (document.kind != ContentKind::kRecord) document.content_hash = hash64(original);
    return document;
  } catch (const RecordError& error) {
    return Error{error.code(), error.what()};
  } catch (const simdjson::simdjson_error& error) {
    return bad_json(error.error());
  }
}

RawDocument JsonRecordParser::Impl::read(std::string_view line, std::uint64_t replaced) {
  RawDocument document;
  document.replaced = replaced;
  simdjson::ondemand::document json =
      parser.iterate(simdjson::padded_string_view(line, line.size() + kJsonPadding));
  FieldReader reader(options, document);
  if (reader.read(json.get_object())) {
    require_end(json);
    if (document.content.empty() && !reader.html().empty()) {
      document.content = std::move(reader.html());
      mend_bytewise(document.content, document.replaced);
      document.kind = options.no_strip ? ContentKind::kWholePage : ContentKind::kPage;
      return document;
    }
    if (!reader.has_text() && document.title.empty()) {
      throw RecordError("neither \"" + options.text_field + "\" nor \"" + options.html_field +
                        "\" nor \"title\"");
    }
    document.kind = options.no_strip ? ContentKind::kArticle : ContentKind::kDump;
    if (!options.no_strip) normalize_line_ends(document.content);
    return document;
  }
  if (reader.schema() != kRecordSchema) {
    throw RecordError("schema \"" + reader.schema() + "\" is not " + std::string(kRecordSchema));
  }
  json.rewind();
  RawDocument record = read_article_record(json.get_object(), replaced);
  require_end(json);
  return record;
}

JsonRecordParser::JsonRecordParser(const Options& options)
    : impl_(std::make_unique<Impl>(options)) {}
JsonRecordParser::~JsonRecordParser() = default;

Result<RawDocument> JsonRecordParser::parse(std::string_view line) { return impl_->parse(line); }

bool looks_like_json_object(std::string_view line) {
  const auto skip_space = [&](std::size_t at) {
    const std::size_t found = line.find_first_not_of(" \t\r\n", at);
    return found == std::string_view::npos ? line.size() : found;
  };
  std::size_t at = skip_space(0);
  if (at == line.size() || line[at] != '{') return false;
  at = skip_space(at + 1);
  if (at == line.size()) return false;
  if (line[at] == '}') return true;
  if (line[at] != '"') return false;
  for (++at; at < line.size() && line[at] != '"'; ++at) {
    if (line[at] == '\\') ++at;
  }
  if (at >= line.size()) return false;
  at = skip_space(at + 1);
  return at < line.size() && line[at] == ':';
}

}  // namespace newsfold::ingest
