#include "ingest/host_suffixes.h"

#include <algorithm>
#include <array>

namespace newsfold::ingest {
namespace {

// IANA, list of top-level domains: the two-letter ones. Pairs of letters, ascending.
constexpr std::string_view kCountries =
    "acadaeafagaialamaoaqarasatauawaxazbabbbdbebfbgbhbibjbmbnbobrbsbtbwbybzcacccdcfcgchcickclcmcnco"
    "cr"
    "cucvcwcxcyczdedjdkdmdodzeceeegereseteufifjfkfmfofrgagbgdgegfggghgiglgmgngpgqgrgsgtgugwgyhkhmhn"
    "hr"
    "hthuidieiliminioiqirisitjejmjojpkekgkhkikmknkpkrkwkykzlalblclilklrlsltlulvlymamcmdmemgmhmkmlmm"
    "mn"
    "mompmqmrmsmtmumvmwmxmymznancnenfngninlnonpnrnunzompapepfpgphpkplpmpnprpsptpwpyqarerorsrurwsasb"
    "sc"
    "sdsesgshsiskslsmsnsosrssstsusvsxsysztctdtftgthtjtktltmtntotrtttvtwtzuaugukusuyuzvavcvevgvivnvu"
    "wf"
    "wsyeytzazmzw";
constexpr std::array<std::string_view, 29> kGeneric = {
    "africa",  "agency", "asia",  "biz", "blog",  "cat",   "club",    "com",   "coop", "edu",
    "example", "gov",    "info",  "int", "life",  "live",  "media",   "mil",   "net",  "news",
    "online",  "org",    "press", "pro", "radio", "today", "website", "world", "xyz"};

}  // namespace

bool is_host_suffix(std::string_view label) {
  if (label.size() != 2)
    return std::find(kGeneric.begin(), kGeneric.end(), label) != kGeneric.end();
  for (std::size_t i = 0; i < kCountries.size(); i += 2) {
    if (kCountries.substr(i, 2) == label) return true;
  }
  return false;
}

}  // namespace newsfold::ingest
