#include "fingerprint/tokens.h"

#include <algorithm>
#include <string_view>

#include "fingerprint/word_hashes.h"
#include "newsfold/text/utf8.h"
#include "newsfold/text/words.h"

namespace newsfold::fingerprint {
namespace {

constexpr std::size_t kLeadWords = 100;
constexpr std::size_t kTitleWords = 6;
constexpr std::size_t kWordsAhead = 8;  // of the one hashed, fetched
// Of an article without a title its first words stand for it.
constexpr std::size_t kOpeningWords = 12;

// A mention in bytes.
struct ByteMention {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t entity = 0;
};

// Mentions in order, their code points turned into bytes of `text`.
std::vector<ByteMention> byte_mentions(const std::vector<Entity>& entities, std::string_view text,
                                       std::vector<Span> Entity::*spans) {
  std::vector<ByteMention> out;
  for (std::uint32_t entity = 0; entity < entities.size(); ++entity) {
    for (const Span& span : entities[entity].*spans) out.push_back({span.begin, span.end, entity});
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
  text::ByteOffsets bytes(text);
  for (ByteMention& mention : out) {
    mention.begin = static_cast<std::uint32_t>(bytes.of(mention.begin));
    mention.end = static_cast<std::uint32_t>(bytes.of(mention.end));
  }
  return out;
}

bool is_number(std::string_view word) { return word.front() >= '0' && word.front() <= '9'; }

bool is_capital(std::string_view word) {
  std::size_t at = 0;
  return text::is_upper(text::decode(word, at));
}

// "Rubio's" and "Rubio’s" are "Rubio".
std::string_view without_possessive(std::string_view word) {
  const char last = word.back();
  if (last != 's' && last != '\'' && last != 'S' && last != "’"[2]) return word;
  for (const std::string_view suffix : {"'s", "’s", "'S", "’S", "'", "’"}) {
    if (word.size() > suffix.size() && word.ends_with(suffix)) {
      return word.substr(0, word.size() - suffix.size());
    }
  }
  return word;
}

// As they are hashed.
std::string_view bytes_of(std::string_view text, const text::Word& word) {
  return without_possessive(text.substr(word.begin, word.end - word.begin));
}

class Tokenizer {
 public:
  Tokenizer(const AnnotatedArticle& article, TokenizedArticle& out)
      : article_(article), out_(out), words_(WordHasher::of_thread(article.article.language)) {}

  void add(std::string_view text, std::vector<Span> Entity::*spans, bool title) {
    const std::vector<ByteMention> mentions = byte_mentions(article_.entities, text, spans);
    const std::vector<text::Word> words = text::words(text);
    const std::size_t first_token = out_.tokens.size();
    out_.tokens.reserve(first_token + words.size());
    const std::uint32_t opening = article_.article.title.empty() ? opening_end(text, words) : 0;
    std::size_t next = 0;
    std::size_t kept = 0;
    for (std::size_t w = 0; w < words.size(); ++w) {
      if (w + kWordsAhead < words.size()) words_.fetch(bytes_of(text, words[w + kWordsAhead]));
      const text::Word& word = words[w];
      const bool skipped = !title && inside(out_.imprint, word.begin);
      if (!title && kept < kLeadWords) out_.lead_end = word.end;
      const Zone zone = title || word.begin < opening ? Zone::kTitle
                        : kept < kLeadWords           ? Zone::kLead
                                                      : Zone::kBody;
      for (; next < mentions.size() && mentions[next].begin < word.end; ++next) {
        if (!skipped) out_.occurrences.push_back({mentions[next].entity, zone});
      }
      if (skipped) continue;
      ++kept;
      const std::string_view bytes = bytes_of(text, word);
      const bool number = is_number(bytes);
      const bool name = next > 0 && word.begin < mentions[next - 1].end;
      out_.tokens.push_back({words_.hash(bytes, number), word.begin, word.end, zone, number, name,
                             is_capital(bytes)});
    }
    mark_titles(first_token);
  }

 private:
  // Byte offset behind the words of the first line that is no imprint, or its first kOpeningWords.
  std::uint32_t opening_end(std::string_view text, const std::vector<text::Word>& words) const {
    std::size_t line = text.size();
    std::size_t count = 0;
    std::uint32_t end = 0;
    for (const text::Word& word : words) {
      if (inside(out_.imprint, word.begin)) continue;
      if (count == 0) line = std::min(text.find('\n', word.end), text.size());
      if (count == kOpeningWords || word.end > line) break;
      end = word.end;
      ++count;
    }
    return end;
  }

  // "Foreign Minister" before a name says who, not what happened: it counts as a part of the name.
  void mark_titles(std::size_t first) {
    std::vector<Token>& tokens = out_.tokens;
    std::size_t left = 0;
    for (std::size_t i = tokens.size(); i-- > first;) {
      Token& token = tokens[i];
      if (token.name) {
        left = kTitleWords;
        continue;
      }
      const bool adjacent = i + 1 < tokens.size() && tokens[i + 1].begin - token.end <= 1;
      const bool joins = token.end - token.begin <= 3 && i > first && tokens[i - 1].capital;
      left = left > 0 && adjacent && (token.capital || joins) ? left - 1 : 0;
      token.name = left > 0;
    }
  }

  const AnnotatedArticle& article_;
  TokenizedArticle& out_;
  WordHasher& words_;
};

}  // namespace

TokenizedArticle tokenize(const AnnotatedArticle& article) {
  TokenizedArticle out;
  out.imprint = imprint(article.article);
  Tokenizer tokenizer(article, out);
  tokenizer.add(article.article.title, &Entity::title_mentions, true);
  tokenizer.add(article.article.text, &Entity::mentions, false);
  return out;
}

}  // namespace newsfold::fingerprint
