// A parallel map that keeps order: one thread produces, several work, the caller consumes in the
// order of production. A bounded number of items is in flight, so memory is bounded.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "newsfold/base/give_way.h"

namespace newsfold::pipeline {

template <typename In, typename Out>
class OrderedMap {
 public:
  using Push = std::function<bool(In&&)>;  // false: stop producing
  using Produce = std::function<void(const Push&)>;
  using Work = std::function<Out(In&&)>;       // thread-safe
  using Consume = std::function<bool(Out&&)>;  // false: stop

  static constexpr std::size_t kSlotsPerThread = 16;
  // A thread that waits is woken for so many items at once while there is other work to do: waking
  // it costs some microseconds, a good part of them in a virtual machine's host.
  static constexpr std::size_t kMostAtOnce = 64;

  // Returns when all that was produced is consumed, or consume stopped it. With one thread
  // everything runs on the caller's. `slots`: items in flight, at least kSlotsPerThread a worker;
  // more keep the workers busy while consume() now and then takes long. Then they give way: what
  // consume() does on several threads goes first, and there is work left beside what it does on
  // one.
  static void run(unsigned threads, const Produce& produce, const Work& work,
                  const Consume& consume, std::size_t slots = 0) {
    if (threads <= 1) {
      produce([&](In&& item) { return consume(work(std::move(item))); });
      return;
    }
    OrderedMap map(std::max(threads * kSlotsPerThread, slots), work);
    map.gives_way_ = slots > 0;
    map.run_threads(threads, produce, consume);
  }

 private:
  // Item number n lives in slot n modulo the number of slots.
  struct Slot {
    std::optional<In> in;
    std::optional<Out> out;
  };

  OrderedMap(std::size_t slots, const Work& work)
      : slots_(slots), wake_every_(std::min(slots / 4, kMostAtOnce)), work_(work) {}

  void run_threads(unsigned threads, const Produce& produce, const Consume& consume) {
    std::vector<std::thread> pool;
    pool.emplace_back([&] {
      produce([this](In&& item) { return push(std::move(item)); });
      const std::lock_guard lock(mutex_);
      finished_ = true;
      wake_all();
    });
    for (unsigned i = 0; i < threads; ++i) pool.emplace_back([this] { work_until_done(); });
    while (std::optional<Out> out = next()) {
      if (consume(std::move(*out))) continue;
      const std::lock_guard lock(mutex_);
      stopped_ = true;
      wake_all();
      break;
    }
    for (std::thread& thread : pool) thread.join();
  }

  bool push(In&& item) {
    std::unique_lock lock(mutex_);
    if (in_flight() == slots_.size())
      space_.wait(lock, [&] { return stopped_ || has_room_to_resume(); });
    if (stopped_) return false;
    slots_[produced_++ % slots_.size()].in = std::move(item);
    ready_.notify_one();
    return true;
  }

  void work_until_done() {
    if (gives_way_) give_way();
    std::unique_lock lock(mutex_);
    for (;;) {
      ready_.wait(lock, [&] { return stopped_ || finished_ || taken_ < produced_; });
      if (stopped_ || taken_ == produced_) return;
      Slot& slot = slots_[taken_++ % slots_.size()];
      In item = std::move(*slot.in);
      slot.in.reset();
      lock.unlock();
      Out out = work_(std::move(item));
      lock.lock();
      slot.out = std::move(out);
      ++done_since_wait_;
      const bool worth_waking = done_since_wait_ >= wake_every_ || taken_ == produced_;
      if (worth_waking && slots_[consumed_ % slots_.size()].out) done_.notify_one();
    }
  }

  std::size_t in_flight() const { return produced_ - consumed_; }
  bool has_room_to_resume() const { return in_flight() <= slots_.size() - wake_every_; }

  // The next result in order; nothing at the end.
  std::optional<Out> next() {
    std::unique_lock lock(mutex_);
    Slot* slot = &slots_[consumed_ % slots_.size()];
    done_since_wait_ = 0;
    done_.wait(lock, [&] { return slot->out || (finished_ && consumed_ == produced_); });
    if (!slot->out) return std::nullopt;
    std::optional<Out> out = std::move(slot->out);
    slot->out.reset();
    ++consumed_;
    if (has_room_to_resume()) space_.notify_one();
    return out;
  }

  void wake_all() {
    space_.notify_all();
    ready_.notify_all();
    done_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable space_, ready_, done_;
  std::vector<Slot> slots_;
  const std::size_t wake_every_;  // items
  std::size_t produced_ = 0, taken_ = 0, consumed_ = 0;
  std::size_t done_since_wait_ = 0;
  bool finished_ = false;  // nothing more will be produced
  bool stopped_ = false;   // nothing more will be consumed
  bool gives_way_ = false;
  const Work& work_;
};

}  // namespace newsfold::pipeline
