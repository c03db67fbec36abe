// Loops over threads whose result does not depend on their number: each index writes only its own
// slot.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace newsfold::cluster {

// Calls body(begin, end, worker) for consecutive chunks of [0, count) of at most `size`; worker <
// max(threads, 1). REQUIRES: body throws nothing.
template <typename Body>
void parallel_blocks(std::size_t count, std::size_t size, unsigned threads, const Body& body) {
  const std::size_t chunks = (count + size - 1) / size;
  const auto workers = static_cast<unsigned>(std::min<std::size_t>(std::max(threads, 1U), chunks));
  std::atomic<std::size_t> next{0};
  const auto work = [&](unsigned worker) {
    for (std::size_t chunk = next++; chunk < chunks; chunk = next++) {
      body(chunk * size, std::min(count, (chunk + 1) * size), worker);
    }
  };
  std::vector<std::thread> pool;
  for (unsigned worker = 1; worker < workers; ++worker) pool.emplace_back(work, worker);
  if (workers > 0) work(0);
  for (std::thread& thread : pool) thread.join();
}

template <typename Body>
void parallel_chunks(std::size_t count, unsigned threads, const Body& body) {
  constexpr std::size_t kChunk = 64;
  parallel_blocks(count, kChunk, threads, body);
}

// Calls body(part) for each part below `parts`, each on a thread of its own.
template <typename Body>
void each_part(unsigned parts, const Body& body) {
  parallel_blocks(parts, 1, parts, [&](std::size_t part, std::size_t, unsigned) {
    body(static_cast<unsigned>(part));
  });
}

}  // namespace newsfold::cluster
