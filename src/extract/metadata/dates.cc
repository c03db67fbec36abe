#include "extract/metadata/dates.h"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "extract/metadata/date_range.h"
#include "extract/metadata/dateline.h"
#include "extract/metadata/page_clock.h"

namespace newsfold::extract::metadata {
namespace {

// A wrong day costs more than none: what a winner's probability must reach, per mille.
constexpr std::uint16_t kLeastLikely = 600;
constexpr std::int32_t kClockCost = 4000;  // for standing with the weather
constexpr std::uint16_t kAgreedConfidence = 990;
constexpr std::uint16_t kDeclaredConfidence = 960;
constexpr std::uint16_t kDisputedConfidence = 850;
constexpr std::uint16_t kAddressConfidence = 900;
constexpr std::uint16_t kScriptedConfidence = 880;
constexpr std::uint16_t kYearlessConfidence = 700;
constexpr std::uint16_t kPicturedConfidence = 800;
constexpr std::size_t kTitleReach = 8;  // lines

struct Scored {
  const DatedMention* mention;
  std::int32_t score;
};

class Finder {
 public:
  Finder(const Page& page, const Slug& slug, const Declared* declared,
         std::optional<std::uint32_t> title, bool record)
      : page_(page),
        slug_(slug),
        declared_(declared),
        title_(title),
        record_(record),
        model_(date_model(page.markup() != nullptr)) {}

  DateFindings find() {
    findings_.date.page = page_clock(page_, title_);
    added_ = parse_iso_day(page_.document().provenance.added);
    mentions_ = DateDescriber(page_, slug_, declared_, title_).describe_all();
    for (const DatedMention& mention : mentions_) scored_.push_back({&mention, score(mention)});
    if (page_.document().date) {
      settle(*page_.document().date, DateSource::kGiven, 1000);
    } else if (!choose_declared() && !choose_stated() && !choose_scripted() && !choose_address() &&
               !choose_yearless()) {
      choose_pictured();
    }
    findings_.date.range = written_range(page_, findings_.date);
    if (record_) record_candidates();
    return std::move(findings_);
  }

 private:
  void settle(Day day, DateSource source, std::uint16_t confidence) {
    findings_.date.published = day;
    findings_.date.source = source;
    findings_.date.confidence = confidence;
  }

  bool in_future(Day day) const { return added_ && day > *added_ + 1; }

  // The day most believed; several vocabularies that agree on another day outweigh it.
  bool choose_declared() {
    if (declared_ == nullptr) return false;
    const DeclaredDay* best = nullptr;
    std::size_t best_votes = 0;
    for (const DeclaredDay& candidate : declared_->published) {
      if (in_future(candidate.day)) continue;
      std::size_t votes = 0;
      for (const DeclaredDay& other : declared_->published)
        votes += std::abs(other.day - candidate.day) <= 1 ? 1 : 0;
      if (best != nullptr && votes <= best_votes + 1) continue;
      best = &candidate;
      best_votes = votes;
    }
    if (best == nullptr) return false;
    const bool all = best_votes == declared_->published.size();
    settle(best->day, DateSource::kMeta,
           all ? best_votes > 1 ? kAgreedConfidence : kDeclaredConfidence : kDisputedConfidence);
    return true;
  }

  std::int32_t score(const DatedMention& mention) const {
    std::int32_t score = model_.score(mention.features);
    if (beside_weather(page_, *mention.date, title_)) score -= kClockCost;
    return score;
  }

  // The best day by its best mention, where it is likely enough beside the other days and none.
  bool choose_stated() {
    std::map<Day, const Scored*> days;
    for (const Scored& scored : scored_) {
      if (in_future(scored.mention->day) || scored.mention->unsure) continue;
      const Scored*& best = days[scored.mention->day];
      if (best == nullptr || scored.score > best->score) best = &scored;
    }
    const Scored* best = nullptr;
    for (const auto& [day, scored] : days) {
      if (best == nullptr || scored->score > best->score) best = scored;
    }
    if (best == nullptr) return false;
    std::uint64_t near = 0, all = likelihood(0);
    for (const auto& [day, scored] : days) {
      all += likelihood(scored->score);
      // The day before or after is the same night's, told in another time zone.
      if (std::abs(day - best->mention->day) <= 1) near += likelihood(scored->score);
    }
    const auto confidence = static_cast<std::uint16_t>(near * 1000 / all);
    if (confidence < kLeastLikely) return false;
    settle(best->mention->day, source_of(*best->mention->date), confidence);
    findings_.published_at = best->mention->date->position;
    return true;
  }

  bool choose_scripted() {
    if (declared_ == nullptr || declared_->scripted.size() != 1 ||
        in_future(declared_->scripted.front()))
      return false;
    settle(declared_->scripted.front(), DateSource::kMeta, kScriptedConfidence);
    return true;
  }

  bool choose_address() {
    if (!slug_.day() || in_future(*slug_.day())) return false;
    settle(*slug_.day(), DateSource::kMeta, kAddressConfidence);
    return true;
  }

  // "KYIV, March 16 —", or day and time below the title: the year comes from the page's clock or
  // the day it was added.
  bool choose_yearless() {
    const std::optional<Day> anchor = findings_.date.page ? findings_.date.page : added_;
    if (!anchor) return false;
    for (const PageDate& date : page_.dates()) {
      if (date.mention.year || !date.mention.month || !date.mention.day) continue;
      const bool dateline = is_dateline(page_, date);
      const bool stamp = title_ && date.position > *title_ &&
                         date.position <= *title_ + kTitleReach && date.mention.has_time &&
                         page_.lines()[date.position].words.size() <= 14;
      if (!dateline && !stamp) continue;
      settle(latest_day_until(date.mention, *anchor),
             dateline ? DateSource::kDateline : DateSource::kInferred, kYearlessConfidence);
      findings_.published_at = date.position;
      return true;
    }
    return false;
  }

  // The day on which the card's picture was put on the site, where the text speaks of none later.
  void choose_pictured() {
    if (declared_ == nullptr || !declared_->pictured) return;
    const DayRange days = *declared_->pictured;
    if (days.first != days.last || in_future(days.first)) return;
    const std::optional<DayRange> range = written_range(page_, findings_.date);
    if (range && range->first > days.first + 1) return;
    settle(days.first, DateSource::kMeta, kPicturedConfidence);
  }

  DateSource source_of(const PageDate& date) const {
    if (is_dateline(page_, date)) return DateSource::kDateline;
    const PageLine& line = page_.lines()[date.position];
    if (has(line.inside, Label::kPublished) || has(line.inside, Label::kUpdated))
      return DateSource::kStamp;
    const std::size_t begin = date.position < 2 ? 0 : date.position - 2U;
    for (std::size_t i = begin; i < std::min<std::size_t>(page_.lines().size(), date.position + 3U);
         ++i) {
      if (is_byline(page_, page_.lines()[i])) return DateSource::kByline;
    }
    return DateSource::kStamp;
  }

  void record_candidates() {
    for (const Scored& scored : scored_) {
      const DatedMention& mention = *scored.mention;
      DateCandidate candidate;
      candidate.day = mention.day;
      candidate.line = page_.lines()[mention.date->position].index + 1;
      candidate.source = source_of(*mention.date);
      candidate.confidence = per_mille(scored.score);
      candidate.reason = reason(mention);
      findings_.candidates.push_back(std::move(candidate));
    }
    if (declared_ != nullptr) {
      record_declared(declared_->published, "published");
      record_declared(declared_->modified, "modified");
      for (const Day day : declared_->scripted) {
        const bool won = findings_.date.confidence == kScriptedConfidence &&
                         findings_.date.source == DateSource::kMeta;
        findings_.candidates.push_back({day, 0, DateSource::kMeta, kScriptedConfidence,
                                        won ? "won: in scripts" : "in scripts"});
      }
    }
    if (declared_ != nullptr && findings_.date.published &&
        findings_.date.confidence == kPicturedConfidence &&
        findings_.date.source == DateSource::kMeta)
      findings_.candidates.push_back({*findings_.date.published, 0, DateSource::kMeta,
                                      kPicturedConfidence, "won: in the picture's address"});
    if (slug_.day()) {
      const bool won = findings_.date.confidence == kAddressConfidence &&
                       findings_.date.source == DateSource::kMeta;
      findings_.candidates.push_back({*slug_.day(), 0, DateSource::kMeta, kAddressConfidence,
                                      won ? "won: in the address" : "in the address"});
    }
  }

  void record_declared(const std::vector<DeclaredDay>& days, std::string_view what) {
    for (const DeclaredDay& declared : days) {
      std::string reason(vocabulary_name(declared.vocabulary));
      reason.append(": ").append(what);
      if (in_future(declared.day)) reason += ", after the day it was added";
      const bool won = what == "published" && findings_.date.source == DateSource::kMeta &&
                       findings_.date.published == declared.day;
      findings_.candidates.push_back({declared.day, 0, DateSource::kMeta, kDeclaredConfidence,
                                      won ? "won: " + reason : reason});
    }
  }

  std::string reason(const DatedMention& mention) const {
    const bool won =
        findings_.date.published == mention.day && findings_.date.source != DateSource::kGiven;
    std::string reason = won                      ? "won: "
                         : in_future(mention.day) ? "after the day it was added; "
                                                  : "";
    if (beside_weather(page_, *mention.date, title_))
      reason += "page clock beside the weather, ";
    else if (findings_.date.page == mention.day && !won)
      reason += "page clock, ";
    return reason + model_.explain(mention.features);
  }

  const Page& page_;
  const Slug& slug_;
  const Declared* declared_;
  std::optional<std::uint32_t> title_;
  bool record_;
  const LinearModel& model_;
  std::optional<Day> added_;
  std::vector<DatedMention> mentions_;
  std::vector<Scored> scored_;
  DateFindings findings_;
};

}  // namespace

DateFindings find_publication(const Page& page, const Slug& slug, const Declared* declared,
                              std::optional<std::uint32_t> title, bool record_candidates) {
  return Finder(page, slug, declared, title, record_candidates).find();
}

}  // namespace newsfold::extract::metadata
