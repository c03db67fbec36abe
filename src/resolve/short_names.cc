#include "resolve/short_names.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "newsfold/text/case.h"

namespace newsfold::resolve {
namespace {

constexpr std::size_t kMaximumBearers = 12;     // candidates for one word; more are left apart
constexpr std::uint32_t kFirstNameBearers = 2;  // a word with which so many people's names begin
constexpr std::uint32_t kCommonFirst = 5;       // likewise: several of them may share a surname
constexpr std::size_t kFewDocuments = 4;        // more speak of somebody well known
constexpr std::size_t kSomeNames = 5;           // of a document: enough to share one
constexpr std::size_t kTellingNames = 8;        // enough to tell whom it is about
constexpr std::size_t kMinimumAcronym = 3;
constexpr std::ptrdiff_t kShortAcronym = 3;    // letters
constexpr std::size_t kMaximumDocuments = 64;  // of a word that are compared with one another

bool is_acronym(std::string_view name) {
  return name.size() >= kMinimumAcronym && std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || c == '.';
         });
}

// "M.C.", "TSR": so few letters stand for many things.
bool is_short_acronym(std::string_view name) {
  return std::count_if(name.begin(), name.end(), [](char c) { return c != '.'; }) <=
             kShortAcronym &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || c == '.'; });
}

// "Metro" and "Métro": one key, and yet hardly one thing. Case and punctuation don't matter.
bool is_accented_variously(const Node& node) {
  constexpr unsigned char kFirstLead = 0xC3;  // of U+00C0 to U+024F in UTF-8
  constexpr unsigned char kLastLead = 0xC9;
  constexpr unsigned char kAdditionalLead = 0xE1;  // of U+1E00 to U+1EFF
  const auto accents = [](const NodeName& name) {
    const std::string folded = text::fold_case(name.name);
    std::string out;
    bool accented = false;
    for (const char c : folded) {
      const auto byte = static_cast<unsigned char>(c);
      if ((byte & 0xC0U) != 0x80U) {
        accented = (byte >= kFirstLead && byte <= kLastLead) || byte == kAdditionalLead;
      }
      if (accented) out.push_back(c);
    }
    return out;
  };
  if (node.names.size() < 2) return false;
  const std::string first = accents(node.names.front());
  return std::any_of(node.names.begin() + 1, node.names.end(),
                     [&](const NodeName& name) { return accents(name) != first; });
}

// "L.E.E.T." and "Leet": one key, and yet one is letters and the other a word.
bool is_dotted_or_word(const Node& node) {
  const auto dotted = [](const NodeName& name) {
    return name.name.size() > 3 && name.name[1] == '.' && name.name[3] == '.';
  };
  const auto word = [](const NodeName& name) {
    return std::any_of(name.name.begin(), name.name.end(),
                       [](char c) { return c >= 'a' && c <= 'z'; });
  };
  return std::any_of(node.names.begin(), node.names.end(), dotted) &&
         std::any_of(node.names.begin(), node.names.end(), word);
}

// First letters of the words of a key, but for the small words.
std::string initials(std::string_view key) {
  std::string out;
  while (!key.empty()) {
    const std::size_t at = std::min(key.find(' '), key.size());
    const std::string_view word = key.substr(0, at);
    if (word != "of" && word != "the" && word != "for" && word != "and" && !word.empty()) {
      out.push_back(word.front());
    }
    key.remove_prefix(std::min(at + 1, key.size()));
  }
  return out;
}

class Linker {
 public:
  Linker(const Store& store, const Context& context, const Merges& merges, const Vetoes& vetoes,
         const CommonNames& common)
      : store_(store),
        context_(context),
        merges_(merges),
        vetoes_(vetoes),
        common_(common),
        marked_by_(store.nodes().size(), UINT32_MAX) {
    for (std::uint32_t i = 0; i < store.nodes().size(); ++i) {
      const Node& node = store.nodes()[i];
      const std::string& key = node.key();
      const std::size_t at = key.rfind(' ');
      if (at == std::string::npos) continue;
      // Only what some document calls it by: a bare surname, an acronym beside its long form.
      const auto is_called = [&node](const std::string& word) {
        return std::find(node.keys.begin(), node.keys.end(), word) != node.keys.end();
      };
      if (node.type == EntityType::kPerson) {
        if (is_called(key.substr(at + 1))) by_surname_[key.substr(at + 1)].push_back(i);
      }
      if (node.type == EntityType::kOrganization && is_called(initials(key))) {
        by_acronym_[initials(key)].push_back(i);
      }
    }
  }

  std::vector<ShortName> run() {
    for (std::uint32_t i = 0; i < store_.nodes().size(); ++i) {
      const Node& node = store_.nodes()[i];
      if (node.known || merges_.root(i) != i) continue;
      const std::string& key = node.key();
      if (node.type == EntityType::kPlace) {
        const bool single = key.find(' ') == std::string::npos;
        if (single && is_accented_variously(node)) part_namesakes(i, node.documents);
        continue;
      }
      if (key.find(' ') == std::string::npos) {
        link_node(i, key);
      } else if (node.type == EntityType::kPerson ? common_.is_common(key) : is_of_a_kind(key)) {
        part_common(i, node.documents);
      } else if (node.type == EntityType::kPerson && may_have_namesake(node, key)) {
        part_strangers(i, node.documents);
      }
    }
    return std::move(out_);
  }

 private:
  // Roots whose surname or acronym the word is, without the word's own.
  std::vector<std::uint32_t> bearers(std::uint32_t word, const std::string& key) const {
    std::vector<std::uint32_t> nodes;
    const bool person = store_.nodes()[word].type == EntityType::kPerson;
    if (!person && !is_acronym(store_.nodes()[word].name())) return nodes;
    const auto& index = person ? by_surname_ : by_acronym_;
    const bool first_name = common_.bearers_of_first(key) >= kFirstNameBearers;
    const auto found = first_name ? index.end() : index.find(key);
    if (found != index.end()) nodes = found->second;
    for (std::uint32_t& node : nodes) node = merges_.root(node);
    std::sort(nodes.begin(), nodes.end());
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    std::erase_if(nodes, [&](std::uint32_t node) {
      return node == word || vetoes_.forbids(key, store_.nodes()[node].id);
    });
    return nodes;
  }

  void link_node(std::uint32_t word, const std::string& key) {
    const std::vector<std::uint32_t> candidates = bearers(word, key);
    std::vector<std::vector<std::uint32_t>> companies;
    if (candidates.size() <= kMaximumBearers) {
      for (const std::uint32_t candidate : candidates) {
        companies.push_back(context_.company(candidate));
      }
    }
    std::vector<std::uint32_t> alone;
    for (const std::uint32_t document : store_.nodes()[word].documents) {
      const std::uint32_t target =
          companies.empty() ? word : choose(document, word, candidates, companies);
      if (target == word) {
        alone.push_back(document);
      } else {
        out_.push_back({word, document, target, 0});
      }
    }
    const Node& node = store_.nodes()[word];
    if (node.type == EntityType::kPerson || is_short_acronym(node.name()) ||
        is_accented_variously(node) || is_dotted_or_word(node)) {
      part_namesakes(word, alone);
    }
  }

  // The one candidate whose company the document keeps, and clearly more than any other's.
  std::uint32_t choose(std::uint32_t document, std::uint32_t word,
                       const std::vector<std::uint32_t>& candidates,
                       const std::vector<std::vector<std::uint32_t>>& companies) const {
    std::uint32_t best = word;
    std::uint32_t best_overlap = 0;
    std::uint32_t second = 0;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      const std::uint32_t overlap = context_.overlap(document, word, candidates[i], companies[i]);
      if (overlap > best_overlap) {
        second = best_overlap;
        best_overlap = overlap;
        best = candidates[i];
      } else {
        second = std::max(second, overlap);
      }
    }
    if (best_overlap < context_.plenty() || best_overlap < 2 * second) return word;
    // Who is named in many documents has much company; one of them must be like this one.
    return context_.overlap_of_documents(document, best, word) >= context_.enough() ? best : word;
  }

  // Documents with the same bare surname speak of one person only where they share other names.
  void part_namesakes(std::uint32_t word, const std::vector<std::uint32_t>& documents) {
    part(word, documents, 0,
         [&](std::uint32_t document) { return marked_in(document, word) >= context_.enough(); });
  }

  // A common full name: of one that stands in many documents, short ones are taken to mean the
  // usual bearer.
  void part_common(std::uint32_t word, const std::vector<std::uint32_t>& documents) {
    const std::size_t telling = documents.size() > kMaximumDocuments ? kTellingNames : 0;
    part(word, documents, telling,
         [&](std::uint32_t document) { return marked_in(document, word) >= context_.enough(); });
  }

  // Few documents name such a person, of whose first name there are many.
  bool may_have_namesake(const Node& node, const std::string& key) const {
    const std::size_t at = key.find(' ');
    return at == key.rfind(' ') && node.documents.size() <= kFewDocuments &&
           common_.bearers_of_first(key.substr(0, at)) >= kCommonFirst;
  }

  // Documents that name much, and nothing that both name, hardly speak of one person.
  void part_strangers(std::uint32_t word, const std::vector<std::uint32_t>& documents) {
    part(word, documents, kSomeNames,
         [&](std::uint32_t document) { return any_marked_in(document, word); });
  }

  // Groups the documents by what `belongs` says of one beside the marked one; of many, each is
  // compared with those of the least signatures only. Documents of less than `telling` names go
  // with the largest group.
  template <typename Belongs>
  void part(std::uint32_t word, const std::vector<std::uint32_t>& all, std::size_t telling,
            const Belongs& belongs) {
    std::vector<std::uint32_t> documents = all;
    std::sort(documents.begin(), documents.end(), [this](std::uint32_t a, std::uint32_t b) {
      return std::pair(store_.signature(a), a) < std::pair(store_.signature(b), b);
    });
    const auto short_ones = static_cast<std::size_t>(
        documents.end() -
        std::stable_partition(documents.begin(), documents.end(), [&](std::uint32_t document) {
          return store_.size(document) >= telling;
        }));
    const std::size_t count = documents.size() - short_ones;
    std::vector<std::size_t> parent(count);  // of the documents that tell, a lesser one or itself
    for (std::size_t i = 0; i < count; ++i) parent[i] = i;
    const auto root = [&parent](std::size_t i) {
      while (parent[i] != i) i = parent[i];
      return i;
    };
    for (std::size_t i = 0; i < std::min(count, kMaximumDocuments); ++i) {
      mark_names(documents[i]);
      for (std::size_t j = i + 1; j < count; ++j) {
        const std::size_t a = root(i);
        const std::size_t b = root(j);
        if (a != b && belongs(documents[j])) parent[std::max(a, b)] = std::min(a, b);
      }
    }
    std::vector<std::size_t> sizes(count, 0);
    for (std::size_t i = 0; i < count; ++i) ++sizes[root(i)];
    if (count - static_cast<std::size_t>(std::count(sizes.begin(), sizes.end(), 0U)) < 2) return;
    const auto largest =
        static_cast<std::size_t>(std::max_element(sizes.begin(), sizes.end()) - sizes.begin());
    for (std::size_t i = 0; i < documents.size(); ++i) {
      const std::size_t group = i < count ? root(i) : largest;
      out_.push_back({word, documents[i], word, store_.signature(documents[group]) | 1});
    }
  }

  void mark_names(std::uint32_t document) {
    marked_document_ = document;
    for (const std::uint32_t *at = store_.begin(document), *const end = at + store_.size(document);
         at != end; ++at) {
      marked_by_[*at] = document;
    }
  }

  // How much of what the document names, `word` left out, the marked one names too.
  std::uint32_t marked_in(std::uint32_t document, std::uint32_t word) const {
    std::uint32_t sum = 0;
    for (const std::uint32_t *at = store_.begin(document), *const end = at + store_.size(document);
         at != end; ++at) {
      if (*at != word && marked_by_[*at] == marked_document_) sum += context_.weight(*at);
    }
    return sum;
  }

  bool any_marked_in(std::uint32_t document, std::uint32_t word) const {
    const std::uint32_t* const begin = store_.begin(document);
    return std::any_of(begin, begin + store_.size(document), [&](std::uint32_t name) {
      return name != word && marked_by_[name] == marked_document_;
    });
  }

  const Store& store_;
  const Context& context_;
  const Merges& merges_;
  const Vetoes& vetoes_;
  const CommonNames& common_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_surname_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_acronym_;
  std::vector<std::uint32_t> marked_by_;  // by node: the document that marked it last
  std::uint32_t marked_document_ = UINT32_MAX;
  std::vector<ShortName> out_;
};

}  // namespace

bool is_of_a_kind(std::string_view key) {
  constexpr std::array<std::string_view, 24> kKinds{
      "embassy", "consulate",  "court",     "courts",  "appeals",     "attorney",
      "office",  "council",    "hall",      "police",  "department",  "hospital",
      "jury",    "ministry",   "party",     "fame",    "committee",   "commission",
      "army",    "parliament", "authority", "academy", "association", "union"};
  constexpr std::array<std::string_view, 62> kWords{
      "us",          "american", "british",   "uk",           "french",     "german",   "russian",
      "chinese",     "israeli",  "canadian",  "italian",      "japanese",   "turkish",  "saudi",
      "federal",     "state",    "city",      "county",       "district",   "circuit",  "superior",
      "supreme",     "high",     "municipal", "local",        "criminal",   "civil",    "crown",
      "magistrates", "family",   "general",   "grand",        "fire",       "police",   "of",
      "s",           "workers",  "peoples",   "people",       "democratic", "national", "socialist",
      "communist",   "labour",   "liberal",   "conservative", "social",     "defense",  "defence",
      "interior",    "foreign",  "health",    "education",    "finance",    "justice",  "transport",
      "agriculture", "central",  "election",  "electoral",    "affairs",    "and"};
  const auto among = [](const auto& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  const std::size_t at = key.rfind(' ');
  if (at == std::string_view::npos || !among(kKinds, key.substr(at + 1))) return false;
  while (!key.empty()) {
    const std::size_t end = std::min(key.find(' '), key.size());
    const std::string_view word = key.substr(0, end);
    if (!among(kWords, word) && !among(kKinds, word)) return false;
    key.remove_prefix(std::min(end + 1, key.size()));
  }
  return true;
}

std::vector<ShortName> link_short_names(const Store& store, const Context& context,
                                        const Merges& merges, const Vetoes& vetoes,
                                        const CommonNames& common) {
  std::vector<ShortName> names = Linker(store, context, merges, vetoes, common).run();
  std::sort(names.begin(), names.end(), [](const ShortName& a, const ShortName& b) {
    return a.node != b.node ? a.node < b.node : a.document < b.document;
  });
  return names;
}

}  // namespace newsfold::resolve
