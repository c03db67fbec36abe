// Gathers the names that stand where authors stand: reads a page's lines one by one.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "extract/metadata/author_features.h"
#include "extract/metadata/authors.h"

namespace newsfold::extract::metadata {

// Keeps references. collect() is called once.
class AuthorCollector {
 public:
  AuthorCollector(const Page& page, std::optional<std::uint32_t> title, const PageHead* head)
      : page_(page), head_(head), title_(title), describer_(page, title, head) {}
  std::vector<AuthorCandidate> collect();

 private:
  const PageLine& line() const { return page_.lines()[position_]; }
  // "(Reporting by Ann Lee; editing by Bo Moe)", which agencies put below their texts.
  bool signs_off(const PageLine& line) const;
  // What the markup says names authors, word for word.
  void add_marked_texts(std::size_t position);
  // "By the news desk", which is no person's name.
  void add_rest(std::size_t first);
  void look_at(std::size_t position);
  // "来源：拉恩日报 作者：李文静": where a colon follows, the word may stand anywhere.
  bool names_ideographs(std::size_t i, std::size_t length) const;
  // "Ann von Lee": the line begins with a name that the word stands in, and marks nobody.
  bool joins_name(std::size_t i) const;
  // "Fahmi in Larnmouth. Picture by Ann Lee", but not "Words and pictures by Ann Lee"
  bool credits_picture(std::size_t by) const;
  // The markup calls the line a byline.
  bool points_to_author(std::size_t position) const;
  // "구현모 기자": in scripts without case only the role tells the name before it.
  void names_before_roles();
  // "Author:" alone: the name stands on the next line.
  void below_marker();
  void name_line();
  // "News desk Larnmouth", "The Larn Post news desk"
  bool team_line();
  // "al 16 March 2025", "March 16, 2025 Ann": whatever few words stand there.
  void beside_date();
  bool is_japanese() const { return page_.language() == "ja"; }
  static NamedSpan whole(std::span<const Token> words);
  // The words up to the first date behind `first`: months are no surnames.
  std::span<const Token> undated(std::size_t first) const;
  bool date_from(std::uint32_t byte) const;
  bool take(std::size_t first, AuthorForm form, std::size_t marker);
  void describe(const std::vector<NamedSpan>& names, AuthorForm form, std::size_t marker,
                bool short_names = false);
  // Three names, or two with a word of joining between them: a comma alone may part a name from a
  // role.
  bool is_series(const std::vector<NamedSpan>& names) const;
  std::string_view text_of(const NamedSpan& name) const;
  // "Reviewed by Ann Lee", or the name on the next line.
  bool behind_helper(const NamedSpan& name) const;
  // The markup says where the name in it begins and ends.
  bool says_more_than_marked(const NamedSpan& name) const;
  // "ByAnn Lee", as texts come out of pages: the name behind the byline's word.
  std::string_view unglued(std::string_view name) const;
  // The same name behind a byline's word somewhere else on the page.
  void mark_elsewhere();
  // What scripts call the page's authors, whether it shows them or not.
  void add_scripted();

  const Page& page_;
  const PageHead* head_;
  std::optional<std::uint32_t> title_;
  AuthorDescriber describer_;
  std::size_t position_ = 0;
  std::uint32_t list_ = 0;
  bool long_marker_ = false;
  std::vector<NamedSpan> marked_;       // parts of the line's marked texts
  std::uint32_t reasons_ = 0;           // AuthorText::reasons of the text being described
  std::vector<std::uint64_t> helpers_;  // phrases of their names
  std::vector<AuthorCandidate> candidates_;
};

}  // namespace newsfold::extract::metadata
