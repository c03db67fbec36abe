#include "fingerprint/copy_names.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "newsfold/text/names.h"
#include "newsfold/text/utf8.h"

namespace newsfold::fingerprint {
namespace {

struct NameToken {
  std::string folded;
  std::string variant;
};

std::vector<NameToken> split(std::string_view name) {
  std::vector<NameToken> out;
  for (const text::Word& word : text::words(name)) {
    const std::string_view bytes = name.substr(word.begin, word.end - word.begin);
    out.push_back({text::fold(bytes), text::variant_key(bytes)});
  }
  return out;
}

// One spelling for another, both as token hashes.
struct Spelling {
  std::uint64_t from = 0;
  std::uint64_t to = 0;
};

void add_spelling(const std::string& from, const std::string& to, std::vector<Spelling>& out) {
  out.push_back({text::token_hash(from), text::token_hash(to)});
  const auto possessive = [](std::string name) { return text::token_hash(name.append("'s")); };
  out.push_back({possessive(from), possessive(to)});
}

bool same_start(const NameToken& a, const NameToken& b) {
  return !a.variant.empty() && !b.variant.empty() && a.variant.front() == b.variant.front();
}

// A token of the surface stands for the name's token with the same variant key; failing that, for
// the one in its place where both have as many tokens, begin alike, and another token agrees (or a
// place has one token).
void compare_surface(const std::vector<NameToken>& surface, const std::vector<NameToken>& name,
                     bool place, std::vector<Spelling>& out) {
  bool agrees = place && name.size() == 1;
  if (surface.size() == name.size()) {
    for (std::size_t i = 0; i < name.size(); ++i) agrees |= surface[i].variant == name[i].variant;
  }
  for (std::size_t i = 0; i < surface.size(); ++i) {
    const NameToken& token = surface[i];
    const auto spelled = std::find_if(name.begin(), name.end(),
                                      [&](const NameToken& n) { return n.folded == token.folded; });
    if (spelled != name.end()) continue;
    const auto variant = std::find_if(name.begin(), name.end(), [&](const NameToken& n) {
      return n.variant == token.variant && !n.variant.empty();
    });
    if (variant != name.end()) {
      add_spelling(token.folded, variant->folded, out);
    } else if (agrees && surface.size() == name.size() && same_start(token, name[i])) {
      add_spelling(token.folded, name[i].folded, out);
    }
  }
}

std::vector<Spelling> spellings(const Entity& entity) {
  std::vector<Spelling> out;
  std::vector<NameToken> name;
  for (const std::string& surface : entity.surfaces) {
    if (surface == entity.name) continue;
    if (name.empty()) name = split(entity.name);
    compare_surface(split(surface), name, entity.type == EntityType::kPlace, out);
  }
  return out;
}

// Half-open, in bytes.
struct Replacement {
  std::uint32_t begin = 0, end = 0;
  const std::vector<Spelling>* spellings = nullptr;
};

void to_bytes(std::string_view text, std::vector<Replacement>& spans) {
  text::ByteOffsets bytes(text);
  for (Replacement& span : spans) {
    span.begin = static_cast<std::uint32_t>(bytes.of(span.begin));
    span.end = static_cast<std::uint32_t>(bytes.of(span.end));
  }
}

}  // namespace

void canonicalize_names(const AnnotatedArticle& article, std::span<const text::Word> words,
                        std::span<std::uint64_t> hashes) {
  std::vector<std::vector<Spelling>> all(article.entities.size());
  std::vector<Replacement> spans;
  for (std::size_t e = 0; e < all.size(); ++e) {
    all[e] = spellings(article.entities[e]);
    if (all[e].empty()) continue;
    for (const Span& span : article.entities[e].mentions)
      spans.push_back({span.begin, span.end, &all[e]});
  }
  std::sort(spans.begin(), spans.end(),
            [](const Replacement& a, const Replacement& b) { return a.begin < b.begin; });
  to_bytes(article.article.text, spans);
  std::size_t w = 0;
  for (const Replacement& span : spans) {
    while (w < words.size() && words[w].begin < span.begin) ++w;
    for (; w < words.size() && words[w].begin < span.end; ++w) {
      for (const Spelling& spelling : *span.spellings) {
        if (hashes[w] == spelling.from) {
          hashes[w] = spelling.to;
          break;
        }
      }
    }
  }
}

}  // namespace newsfold::fingerprint
