// What two documents share, and what of one's title and lead the other lacks.
#pragma once

#include <array>
#include <cstdint>

#include "cluster/profile.h"
#include "cluster/vectors.h"

namespace newsfold::cluster {

// Of the features of one kind that both have. Information in 1/16 bit.
struct Shared {
  std::uint64_t product = 0;  // of the weights
  std::int32_t bits = 0;
  std::int32_t rarest = 0;
  std::int32_t count = 0;
};

// Squared weights of what one document has and the other has, too.
struct Found {
  std::uint64_t title = 0;
  std::uint64_t title_in_lead = 0;  // of the title, in the other's title or lead
  std::uint64_t lead = 0;
  std::uint64_t all = 0;
  RarestStated lacked{};  // of the profile's rarest what the other has nowhere; else 0
};

// In both titles. Information in 1/16 bit.
struct InTitles {
  std::int32_t word_bits = 0, rarest_word = 0;
  std::int32_t name_bits = 0, rarest_name = 0;
  std::int32_t entities = 0;
};

// Of what both have, by what the collection leaves of it (collection_idf.h): products of weights,
// squared weights of either, information in 1/16 bit.
struct InCollection {
  std::array<std::uint64_t, kFeatureKinds> product{};
  std::uint64_t all = 0, titles = 0, leads = 0;
  std::uint64_t of_a = 0, of_b = 0;
  std::array<std::int32_t, kFeatureKinds> bits{}, rarest{};
  std::int32_t rarest_title_word = 0, rarest_title_name = 0;
};

struct Overlaps {
  std::array<Shared, kFeatureKinds> kind{};
  std::uint64_t titles = 0, title_lead = 0, lead_title = 0, leads = 0;  // products
  Found of_a, of_b;
  InTitles in_titles;
  InCollection here;
  std::int32_t lead_numbers = 0;  // in both leads
};

// `b`: a probe of the features of the document that `of_b` is the profile of. Thread-safe.
Overlaps overlaps(const Fingerprint& a, const Profile& of_a, const VectorProbe& b,
                  const Profile& of_b);

}  // namespace newsfold::cluster
