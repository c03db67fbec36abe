// Prints records with everything in them, with nothing, and with every value of every enumeration:
// checks.records_match_schema holds them against the schema.
#include <cstdio>

#include "emit/fixtures.h"
#include "newsfold/emit/emit.h"

namespace {

using namespace newsfold;

void print(const AnnotatedArticle& article, const Assignment* assignment) {
  std::puts(emit::article_record(article, 0x0123456789abcdefULL, assignment, true).c_str());
}

// count: enumerators, from 0.
template <typename Enum, typename Set>
void print_each(int count, Set set) {
  for (int value = 0; value < count; ++value) {
    AnnotatedArticle article = emit::full_article();
    set(article, static_cast<Enum>(value));
    print(article, nullptr);
  }
}

}  // namespace

int main() {
  const Assignment assignment = emit::full_assignment();
  Assignment canonical = assignment;
  canonical.copy->of.clear();
  canonical.story->title.clear();
  AnnotatedArticle nothing;
  nothing.article.id = "nothing";
  print(emit::full_article(), &assignment);
  print(emit::full_article(), &canonical);
  print(nothing, nullptr);
  std::puts(emit::article_record(nothing, std::nullopt, nullptr, false).c_str());
  print_each<ArticleStatus>(5, [](AnnotatedArticle& a, ArticleStatus v) { a.article.status = v; });
  print_each<DateSource>(7, [](AnnotatedArticle& a, DateSource v) { a.article.date.source = v; });
  print_each<EntityType>(4, [](AnnotatedArticle& a, EntityType v) { a.entities[0].type = v; });
  print_each<SourceFrom>(
      7, [](AnnotatedArticle& a, SourceFrom v) { a.article.provenance.source_from = v; });
  print_each<LineKind>(kLineKindCount,
                       [](AnnotatedArticle& a, LineKind v) { a.article.removed[0].kind = v; });
  return 0;
}
