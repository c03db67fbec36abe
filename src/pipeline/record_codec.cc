#include "pipeline/record_codec.h"

#include <cstring>
#include <type_traits>

namespace newsfold::pipeline {
namespace {

template <typename T, typename Record>
concept Is = std::same_as<std::remove_const_t<T>, Record>;

// The fields of each record, listed once for writing and reading.
template <typename Codec>
void fields(Codec& codec, Is<Provenance> auto& p) {
  codec(p.source, p.source_from, p.collection, p.path, p.also, p.url, p.hostname, p.added);
}
template <typename Codec>
void fields(Codec& codec, Is<ArticleDate> auto& d) {
  codec(d.published, d.source, d.confidence, d.range, d.page);
}
template <typename Codec>
void fields(Codec& codec, Is<RemovedLine> auto& line) {
  codec(line.number, line.kind, line.rule, line.confidence, line.text);
}
template <typename Codec>
void fields(Codec& codec, Is<Article> auto& a) {
  codec(a.id, a.provenance, a.status, a.text, a.title, a.authors, a.date, a.language, a.captions,
        a.removed, a.extra);
}
template <typename Codec>
void fields(Codec& codec, Is<Entity> auto& e) {
  codec(e.id, e.name, e.type, e.surfaces, e.mentions, e.title_mentions, e.caption_mentions);
}
template <typename Codec>
void fields(Codec& codec, Is<AnnotatedArticle> auto& a) {
  codec(a.article, a.entities);
}

class Encoder {
 public:
  template <typename... T>
  void operator()(const T&... values) {
    (write(values), ...);
  }
  std::string bytes;

 private:
  template <typename T>
  void write(const T& value) {
    if constexpr (std::is_trivially_copyable_v<T>) {
      bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
    } else {
      fields(*this, value);
    }
  }
  template <typename T>
  void write(const std::vector<T>& values) {
    write(values.size());
    for (const T& value : values) write(value);
  }
  void write(const std::string& text) {
    write(text.size());
    bytes.append(text);
  }
};

class Decoder {
 public:
  explicit Decoder(std::string_view bytes) : bytes_(bytes) {}

  template <typename... T>
  void operator()(T&... values) {
    (read(values), ...);
  }

 private:
  template <typename T>
  void read(T& value) {
    if constexpr (std::is_trivially_copyable_v<T>) {
      std::memcpy(&value, bytes_.data(), sizeof value);
      bytes_.remove_prefix(sizeof value);
    } else {
      fields(*this, value);
    }
  }
  template <typename T>
  void read(std::vector<T>& values) {
    values.resize(read_size());
    for (T& value : values) read(value);
  }
  void read(std::string& text) {
    const std::size_t size = read_size();
    text.assign(bytes_.substr(0, size));
    bytes_.remove_prefix(size);
  }
  std::size_t read_size() {
    std::size_t size = 0;
    read(size);
    return size;
  }

  std::string_view bytes_;
};

}  // namespace

std::string encode(const AnnotatedArticle& article) {
  Encoder encoder;
  encoder(article);
  return std::move(encoder.bytes);
}

AnnotatedArticle decode(std::string_view bytes) {
  AnnotatedArticle article;
  Decoder decoder(bytes);
  decoder(article);
  return article;
}

}  // namespace newsfold::pipeline
