#include "extract/kinds.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "extract/data.h"
#include "newsfold/extract/extract.h"

namespace newsfold::extract {
namespace {

// The kinds of the lines, given which are article ('#' before the line).
std::vector<LineKind> kinds_of(const std::string& marked) {
  std::string dump;
  std::vector<bool> article;
  for (const Line& line : split_lines(marked)) {
    const bool kept = line.text.starts_with('#');
    if (!line.blank()) article.push_back(kept);
    dump.append(kept ? line.text.substr(1) : line.text).append("\n");
  }
  const std::vector<Line> lines = split_lines(dump);
  const auto data = std::static_pointer_cast<const Data>(builtin_data());
  const Page page = read_page(data->phrases(), lines);
  std::vector<LineKind> kinds;
  for (const KindOfLine& told : tell_kinds(page, read_context(page), article))
    kinds.push_back(told.kind);
  return kinds;
}

const std::string kParagraph =
    "#The ferry to the northern islands stopped on Monday because of the storm, the harbour office "
    "said.\n\n"
    "#Passengers of the ferry slept in the harbour hall, and the islands ran short of bread and "
    "milk.\n\n";

TEST(Kinds, WhatPhrasesName) {
  const auto kinds = kinds_of(
      "Skip to content\n\nFerry to the northern islands stopped by storm\n\nBy Ada Example\n\n" +
      kParagraph + "Sign up for our newsletter\nShare on Facebook\n© 2031 Example Media\n");
  EXPECT_EQ(kinds,
            (std::vector<LineKind>{LineKind::kNavigation, LineKind::kTitle, LineKind::kByline,
                                   LineKind::kBody, LineKind::kBody, LineKind::kNewsletter,
                                   LineKind::kShare, LineKind::kLegal}));
}

TEST(Kinds, AHeadingSpeaksForItsSection) {
  const auto kinds = kinds_of(
      kParagraph + "Related stories\nA bridge for the southern bay\nNine ways to cook an eel\n\n" +
      "Comments\nGlad I stayed at home with this weather around\n");
  EXPECT_EQ(kinds, (std::vector<LineKind>{LineKind::kBody, LineKind::kBody, LineKind::kRelated,
                                          LineKind::kRelated, LineKind::kRelated,
                                          LineKind::kComments, LineKind::kComments}));
}

TEST(Kinds, SubheadsAndCaptions) {
  const auto kinds = kinds_of(kParagraph + "#What the harbour office plans\n\n" +
                              "Waves at the pier of the old harbour\n\n" + kParagraph);
  EXPECT_EQ(kinds[3], LineKind::kCaption);
  const auto heading = kinds_of(kParagraph + "#What the harbour office plans\n\n" + kParagraph);
  EXPECT_EQ(heading[2], LineKind::kSubhead);
}

TEST(Kinds, ArticleKindsAreTheDefault) {
  EXPECT_TRUE(is_article_kind(LineKind::kBody));
  EXPECT_TRUE(is_article_kind(LineKind::kStandfirst));
  EXPECT_TRUE(is_article_kind(LineKind::kSubhead));
  EXPECT_FALSE(is_article_kind(LineKind::kTitle));
}

// Pages with every kind of line, read by rules and model together.
struct Labelled {
  const char* line;
  LineKind kind;
};

void expect_kinds(const std::string& dump, const std::vector<Labelled>& expected) {
  Options options{default_keep()};
  options.record_lines = true;
  RawDocument document;
  document.content = dump;
  const Article article = Extractor(builtin_data(), options).extract(document);
  std::size_t found = 0;
  for (const LineVerdict& verdict : article.lines) {
    const std::string line = dump.substr(verdict.begin, verdict.end - verdict.begin);
    for (const Labelled& label : expected) {
      if (!line.starts_with(label.line)) continue;
      ++found;
      EXPECT_EQ(line_kind_name(verdict.kind), line_kind_name(label.kind)) << line;
    }
  }
  EXPECT_EQ(found, expected.size());
}

TEST(Kinds, OfAnEnglishPage) {
  const std::string page =
      "Skip to content\n"
      "Home\n"
      "News\n"
      "Weather\n"
      "12°C Cloudy\n"
      "\n"
      "Ferry to the northern islands stopped by storm\n"
      "\n"
      "By Ada Example\n"
      "Published 4 March 2031, 9:14 am\n"
      "Listen to this article\n"
      "4 min read\n"
      "Share this article\n"
      "\n"
      "A storm with waves of six metres keeps the only ferry in its harbour and the islands "
      "without fresh food.\n"
      "\n"
      "Waves break over the harbour wall on Monday. Photograph: Ben Sample\n"
      "\n"
      "The ferry to the northern islands stopped on Monday because of the storm, the harbour "
      "office said. It will not leave before Wednesday evening.\n"
      "\n"
      "Passengers of the ferry slept in the harbour hall, and the islands ran short of bread and "
      "milk. \"We have seen worse,\" said Clara Muster, who keeps the only shop on the larger "
      "island.\n"
      "\n"
      "What happens next\n"
      "\n"
      "The harbour office wants to decide on Wednesday whether the ferry may leave. Until then the "
      "mail comes by helicopter once a day, and the school stays closed.\n"
      "\n"
      "Editor's note: This article was corrected on 5 March. An earlier version gave the wrong "
      "height of the waves.\n"
      "\n"
      "Ada Example is a staff writer who covers the coast for the Example Gazette.\n"
      "\n"
      "Topics: Ferries, Storms, Islands\n"
      "\n"
      "Sign up for our newsletter\n"
      "Subscribe to continue reading\n"
      "We use cookies to improve your experience.\n"
      "\n"
      "Related articles\n"
      "Why the bridge over the gorge is closed until autumn\n"
      "Baker from the old town wins the national prize for bread\n"
      "\n"
      "Comments\n"
      "Log in to comment\n"
      "\n"
      "© 2031 Example Gazette. All rights reserved.\n";
  expect_kinds(page, {{"Skip to content", LineKind::kNavigation},
                      {"News", LineKind::kNavigation},
                      {"Ferry to the northern", LineKind::kTitle},
                      {"By Ada", LineKind::kByline},
                      {"Published 4", LineKind::kDate},
                      {"Listen to", LineKind::kMediaNotice},
                      {"4 min", LineKind::kMediaNotice},
                      {"Share this", LineKind::kShare},
                      {"Passengers of", LineKind::kBody},
                      {"What happens next", LineKind::kSubhead},
                      {"Editor's note", LineKind::kEditorNote},
                      {"Topics:", LineKind::kTags},
                      {"Sign up", LineKind::kNewsletter},
                      {"Subscribe to", LineKind::kPaywall},
                      {"We use cookies", LineKind::kCookie},
                      {"Related articles", LineKind::kRelated},
                      {"Baker from", LineKind::kRelated},
                      {"Comments", LineKind::kComments},
                      {"Log in to comment", LineKind::kComments},
                      {"© 2031", LineKind::kLegal}});
}

TEST(Kinds, OfAGermanPage) {
  const std::string page =
      "Zum Inhalt springen\n"
      "Startseite\n"
      "Nachrichten\n"
      "Wetter\n"
      "\n"
      "Fähre zu den nördlichen Inseln wegen Sturm gestoppt\n"
      "\n"
      "Von Ada Beispiel\n"
      "Stand: 04.03.2031, 09:14 Uhr\n"
      "Artikel anhören\n"
      "Lesezeit: 4 Minuten\n"
      "Artikel teilen\n"
      "\n"
      "Wellen schlagen am Montag über die Hafenmauer. Foto: Ben Muster\n"
      "\n"
      "Die Fähre zu den nördlichen Inseln fährt seit Montag wegen des Sturms nicht mehr, teilte "
      "das Hafenamt mit. Sie soll nicht vor Mittwochabend wieder auslaufen.\n"
      "\n"
      "Die Fahrgäste schliefen in der Hafenhalle, und auf den Inseln wurden Brot und Milch knapp. "
      "„Wir haben schon Schlimmeres erlebt“, sagte Clara Muster, die den einzigen Laden der "
      "größeren Insel führt.\n"
      "\n"
      "Das Hafenamt will am Mittwoch entscheiden, ob die Fähre fahren darf. Bis dahin bringt ein "
      "Hubschrauber einmal am Tag die Post, und die Schule bleibt geschlossen.\n"
      "\n"
      "Anmerkung der Redaktion: In einer früheren Fassung war die Höhe der Wellen falsch "
      "angegeben.\n"
      "\n"
      "Newsletter abonnieren\n"
      "Jetzt Abo abschließen und weiterlesen\n"
      "Wir verwenden Cookies\n"
      "\n"
      "Mehr zum Thema\n"
      "Warum die Brücke über die Schlucht bis zum Herbst gesperrt bleibt\n"
      "\n"
      "Kommentare\n"
      "Impressum\n";
  expect_kinds(page, {{"Zum Inhalt", LineKind::kNavigation},
                      {"Fähre zu den", LineKind::kTitle},
                      {"Von Ada", LineKind::kByline},
                      {"Stand:", LineKind::kDate},
                      {"Artikel anhören", LineKind::kMediaNotice},
                      {"Artikel teilen", LineKind::kShare},
                      {"Wellen schlagen", LineKind::kCaption},
                      {"Die Fahrgäste", LineKind::kBody},
                      {"Anmerkung der", LineKind::kEditorNote},
                      {"Newsletter abo", LineKind::kNewsletter},
                      {"Jetzt Abo", LineKind::kPaywall},
                      {"Wir verwenden", LineKind::kCookie},
                      {"Mehr zum Thema", LineKind::kRelated},
                      {"Warum die", LineKind::kRelated},
                      {"Kommentare", LineKind::kComments},
                      {"Impressum", LineKind::kLegal}});
}

TEST(Kinds, AHeadingInAMenuHeadsNothing) {
  const auto kinds = kinds_of("Home\nNews\nComments\nSports\nCulture\n\n" + kParagraph);
  EXPECT_EQ(std::count(kinds.begin(), kinds.end(), LineKind::kComments), 0);
  EXPECT_EQ(std::count(kinds.begin(), kinds.end(), LineKind::kRelated), 0);
}

}  // namespace
}  // namespace newsfold::extract
