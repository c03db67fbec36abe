// Kinds of furniture by the wording of each language that data/boilerplate knows; all lines
// invented.
#include <gtest/gtest.h>

#include "extract/data.h"
#include "extract/kinds.h"

namespace newsfold::extract {
namespace {

struct Furniture {
  const char* language;
  const char* related;
  const char* share;
  const char* navigation;
  const char* newsletter;
  const char* legal;
  const char* comments;
  const char* tags;
  const char* cookie;
};

const std::vector<Furniture> kFurniture = {
    {"de", "Lesen Sie auch", "Teilen", "Startseite", "Newsletter", "Impressum", "Kommentare",
     "Themen", "Alle akzeptieren"},
    {"fr", "Lire aussi", "Partager", "Accueil", "Newsletter", "Mentions légales", "Commentaires",
     "Mots-clés", "Tout accepter"},
    {"es", "Noticias relacionadas", "Compartir", "Inicio", "Newsletter", "Aviso legal",
     "Comentarios", "Etiquetas", "Aceptar todo"},
    {"pt", "Leia também", "Compartilhar", "Início", "Newsletter", "Política de privacidade",
     "Comentários", "Tags", "Aceitar todos"},
    {"it", "Leggi anche", "Condividi", "Home", "Newsletter", "Privacy policy", "Commenti", "Tag",
     "Accetta tutti"},
    {"nl", "Lees ook", "Delen", "Voorpagina", "Nieuwsbrief", "Privacybeleid", "Reacties",
     "Onderwerpen", "Alles accepteren"},
    {"pl", "Czytaj także", "Udostępnij", "Strona główna", "Newsletter", "Polityka prywatności",
     "Komentarze", "Tagi", "Zgadzam się"},
    {"ru", "Читайте также", "Поделиться", "Главная", "Подписаться на рассылку",
     "Политика конфиденциальности", "Комментарии", "Теги", "Принять"},
    {"uk", "Читайте також", "Поділитися", "Головна", "Підписатися на розсилку",
     "Політика конфіденційності", "Коментарі", "Теги", "Прийняти"},
    {"tr", "İlgili haberler", "Paylaş", "Ana sayfa", "Bülten", "Gizlilik politikası", "Yorumlar",
     "Etiketler", "Kabul et"},
    {"ar", "اقرأ أيضا", "شارك", "الرئيسية", "النشرة البريدية", "سياسة الخصوصية", "التعليقات",
     "الوسوم", "موافق"},
    {"zh", "相关阅读", "分享", "首页", "订阅", "隐私政策", "评论", "标签", "接受"},
    {"ja", "関連記事", "シェア", "ホーム", "メールマガジン", "プライバシーポリシー", "コメント",
     "タグ", "同意する"},
    {"sv", "Läs också", "Dela", "Startsida", "Nyhetsbrev", "Integritetspolicy", "Kommentarer",
     "Ämnen", "Acceptera alla"},
    {"no", "Les også", "Del artikkelen", "Forside", "Nyhetsbrev", "Personvern",
     "Skriv en kommentar", "Emneord", "Godta alle"},
    {"da", "Læs også", "Del artiklen", "Gå til hovedindhold", "Nyhedsbrev", "Privatlivspolitik",
     "Skriv en kommentar", "Nøgleord", "Tillad alle"},
    {"fi", "Lue myös", "Jaa", "Etusivu", "Uutiskirje", "Tietosuoja", "Kommentit", "Avainsanat",
     "Hyväksy kaikki"},
    {"cs", "Čtěte také", "Sdílet", "Hlavní stránka", "Odběr novinek", "Ochrana osobních údajů",
     "Diskuze", "Štítky", "Přijmout vše"},
    {"hu", "Kapcsolódó cikkek", "Megosztás", "Címlap", "Hírlevél", "Adatvédelem", "Hozzászólások",
     "Címkék", "Összes elfogadása"},
    {"ro", "Citește și", "Distribuie", "Prima pagină", "Abonare newsletter",
     "Politica de confidențialitate", "Comentarii", "Etichete", "Acceptă toate"},
    {"el", "Διαβάστε επίσης", "Κοινοποίηση", "Αρχική", "Εγγραφή στο newsletter", "Όροι χρήσης",
     "Σχόλια", "Ετικέτες", "Αποδοχή όλων"},
    {"id", "Baca juga", "Bagikan", "Beranda", "Buletin", "Kebijakan privasi", "Komentar", "Topik",
     "Terima semua"},
    {"ko", "관련기사", "공유하기", "로그인", "뉴스레터", "개인정보처리방침", "댓글", "키워드",
     "모두 동의"},
};

struct Interruption {
  const char* language;
  const char* line;
  LineKind kind;
};

const std::vector<Interruption> kInterruptions = {
    {"en", "Story continues below advertisement", LineKind::kLegal},
    {"de", "Weiterlesen nach der Anzeige", LineKind::kLegal},
    {"fr", "La suite après cette publicité", LineKind::kLegal},
    {"fr", "À propos de l’auteur", LineKind::kAuthorBio},
    {"es", "La noticia continúa después de la publicidad", LineKind::kLegal},
    {"pt", "Continua após a publicidade", LineKind::kLegal},
    {"it", "L'articolo continua dopo la pubblicità", LineKind::kLegal},
    {"it", "Condizioni d'uso", LineKind::kLegal},
    {"nl", "Tekst gaat verder onder de foto", LineKind::kMediaNotice},
    {"pl", "Dalsza część tekstu pod reklamą", LineKind::kLegal},
    {"cs", "Článek pokračuje pod reklamou", LineKind::kLegal},
    {"ru", "Продолжение после рекламы", LineKind::kLegal},
    {"uk", "Продовження після реклами", LineKind::kLegal},
    {"tr", "Haberin devamı aşağıda", LineKind::kLegal},
    {"sv", "Artikeln fortsätter under bilden", LineKind::kMediaNotice},
    {"no", "Saken fortsetter under annonsen", LineKind::kLegal},
    {"da", "Artiklen fortsætter efter annoncen", LineKind::kLegal},
    {"fi", "Juttu jatkuu mainoksen jälkeen", LineKind::kLegal},
};

// What pages of 2025 and later put around their text: buttons for summaries and read-aloud audio,
// walls that ask for consent or money, the search engine's preferred sources.
const std::vector<Interruption> kButtons = {
    {"en", "Add as a preferred source on Google", LineKind::kShare},
    {"en", "Subscribers can listen to this article", LineKind::kPaywall},
    {"en", "AI-generated summary", LineKind::kMediaNotice},
    {"de", "Als bevorzugte Quelle auf Google hinzufügen", LineKind::kShare},
    {"de", "Akzeptieren und weiter", LineKind::kCookie},
    {"fr", "Continuer sans accepter", LineKind::kCookie},
    {"fr", "Résumé généré par IA", LineKind::kMediaNotice},
    {"es", "Rechazar y suscribirse", LineKind::kCookie},
    {"pt", "Adicionar como fonte preferida no Google", LineKind::kShare},
    {"it", "Ascolta l'articolo", LineKind::kMediaNotice},
    {"nl", "Alleen voor abonnees", LineKind::kPaywall},
    {"pl", "Włącz powiadomienia", LineKind::kNewsletter},
    {"ru", "Прослушать статью", LineKind::kMediaNotice},
    {"uk", "Лише для передплатників", LineKind::kPaywall},
    {"tr", "Bildirimleri aç", LineKind::kNewsletter},
    {"sv", "Lägg till som föredragen källa", LineKind::kShare},
    {"no", "Vis oppsummering", LineKind::kMediaNotice},
    {"da", "Følg emnet", LineKind::kNewsletter},
    {"fi", "Hyväksy ja jatka", LineKind::kCookie},
    {"cs", "Přijmout a pokračovat", LineKind::kCookie},
    {"hu", "Csak előfizetőknek", LineKind::kPaywall},
    {"ro", "Ascultă articolul", LineKind::kMediaNotice},
    {"el", "Αποδοχή και συνέχεια", LineKind::kCookie},
    {"id", "Dengarkan berita", LineKind::kMediaNotice},
    {"ar", "تفعيل الإشعارات", LineKind::kNewsletter},
    {"zh", "接受并继续", LineKind::kCookie},
    {"ja", "有料会員限定", LineKind::kPaywall},
    {"ko", "기사 듣기", LineKind::kMediaNotice},
    {"ko", "이미지 크게보기", LineKind::kCaption},
    {"ja", "写真を拡大", LineKind::kCaption},
    {"de", "Inhalte anzeigen", LineKind::kMediaNotice},
    {"en", "Show more comments", LineKind::kComments},
};

// Teasers set into the text, and what reading it takes.
const std::vector<Interruption> kTeasers = {
    {"fr", "Lire aussi | Le port attend toujours son ferry", LineKind::kRelated},
    {"de", "Lesen Sie auch: Der Hafen wartet auf die Fähre", LineKind::kRelated},
    {"es", "Lea también: El puerto espera el ferri", LineKind::kRelated},
    {"it", "Leggi anche: Il porto aspetta il traghetto", LineKind::kRelated},
    {"pl", "Czytaj też: Port czeka na prom", LineKind::kRelated},
    {"ru", "Читайте также: Порт ждёт паром", LineKind::kRelated},
    {"fr", "Temps de lecture : 3 min.", LineKind::kMediaNotice},
    {"de", "Lesezeit: 4 Minuten", LineKind::kMediaNotice},
    {"pt", "5 min de leitura", LineKind::kMediaNotice},
    {"uk", "Час читання: 2 хв", LineKind::kMediaNotice},
};

// What captions say of where people stand, and notes on authors of their lives: hints, not
// verdicts.
const std::vector<Interruption> kHints = {
    {"en", "Clockwise from the top: the harbour, the mill and the old bridge", LineKind::kCaption},
    {"en", "Maria Lund is the founder of a bakery in the old town", LineKind::kAuthorBio},
    {"en", "This article was amended on 3 May: the bridge is older", LineKind::kEditorNote},
    {"de", "Von links nach rechts: die Wirtin, ihr Bruder und der Koch", LineKind::kCaption},
    {"de", "Jana Wolter ist freie Journalistin und wandert gern", LineKind::kAuthorBio},
    {"es", "De izquierda a derecha, las tres ganadoras del concurso", LineKind::kCaption},
    {"fr", "De gauche à droite, les trois lauréates du concours", LineKind::kCaption},
    {"fr", "Luc Petit est maître de conférences à la faculté", LineKind::kAuthorBio},
    {"it", "Anna Rossi, laureata in lettere, ama le montagne", LineKind::kAuthorBio},
    {"pl", "Zdjęcie ilustracyjne", LineKind::kCaption},
    {"cs", "Na snímku stará lávka přes řeku", LineKind::kCaption},
    {"tr", "Soldan sağa üç kardeş", LineKind::kCaption},
};

class KindsByLanguage : public testing::TestWithParam<Furniture> {
 protected:
  // Of a line of its own below the article.
  static LineKind kind_of(const std::string& line) {
    const std::string dump =
        "The ferry to the northern islands stopped on Monday because of the storm, they said.\n\n"
        "Passengers slept in the harbour hall, and the islands ran short of bread and milk.\n\n" +
        line + "\n";
    const auto data = std::static_pointer_cast<const Data>(builtin_data());
    const std::vector<Line> lines = split_lines(dump);
    const Page page = read_page(data->phrases(), lines);
    return tell_kinds(page, read_context(page), {true, true, false})[2].kind;
  }
};

TEST_P(KindsByLanguage, AreToldByTheirWording) {
  const Furniture& words = GetParam();
  EXPECT_EQ(kind_of(words.related), LineKind::kRelated) << words.related;
  EXPECT_EQ(kind_of(words.share), LineKind::kShare) << words.share;
  EXPECT_EQ(kind_of(words.navigation), LineKind::kNavigation) << words.navigation;
  EXPECT_EQ(kind_of(words.newsletter), LineKind::kNewsletter) << words.newsletter;
  EXPECT_EQ(kind_of(words.legal), LineKind::kLegal) << words.legal;
  EXPECT_EQ(kind_of(words.comments), LineKind::kComments) << words.comments;
  EXPECT_EQ(kind_of(words.tags), LineKind::kTags) << words.tags;
  EXPECT_EQ(kind_of(words.cookie), LineKind::kCookie) << words.cookie;
}

INSTANTIATE_TEST_SUITE_P(Languages, KindsByLanguage, testing::ValuesIn(kFurniture),
                         [](const auto& info) { return std::string(info.param.language); });

class Interruptions : public testing::TestWithParam<const std::vector<Interruption>*> {};

TEST_P(Interruptions, AreNoTextWhateverStandsAround) {
  const auto data = std::static_pointer_cast<const Data>(builtin_data());
  for (const Interruption& interruption : *GetParam()) {
    const std::vector<Line> lines = split_lines(interruption.line);
    const Page page = read_page(data->phrases(), lines);
    ASSERT_TRUE(page.lines[0].decided) << interruption.line;
    EXPECT_EQ(page.lines[0].strongest->kind, interruption.kind) << interruption.line;
  }
}

INSTANTIATE_TEST_SUITE_P(Wording, Interruptions,
                         testing::Values(&kInterruptions, &kButtons, &kTeasers));

TEST(HintWords, AreSeenButDecideNothing) {
  const auto data = std::static_pointer_cast<const Data>(builtin_data());
  for (const Interruption& hint : kHints) {
    const std::vector<Line> lines = split_lines(hint.line);
    const Page page = read_page(data->phrases(), lines);
    EXPECT_FALSE(page.lines[0].decided) << hint.line;
    EXPECT_NE(page.lines[0].all_hits() >> static_cast<unsigned>(hint.kind) & 1U, 0U) << hint.line;
  }
}

TEST(InterruptionWords, AreNoInterruptionInASentence) {
  const auto data = std::static_pointer_cast<const Data>(builtin_data());
  const std::vector<Line> lines = split_lines(
      "A post shared by the mayor on Monday showed how far the river had risen.\n"
      "The gallery asked visitors to open the photo and look for the harbour in it.\n"
      "The advertisement said that the story continues below the bridge.\n"
      "The pictures were generated by AI, the ministry wrote on its Telegram channel.\n"
      "Die Bilder wurden mit Hilfe von KI erzeugt, sagte die Sprecherin.\n"
      "Ses photos ont été générées à l'aide de l'IA, a reconnu le candidat.\n"
      "Google said on Friday that readers could add a preferred source to its results.\n");
  for (const PageLine& line : read_page(data->phrases(), lines).lines)
    EXPECT_FALSE(line.decided) << lines[line.line].text;
}

}  // namespace
}  // namespace newsfold::extract
