#include "train/trainer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>

#include "newsfold/base/hash.h"
#include "train/algebra.h"

namespace newsfold::train {
namespace {

using Rows = std::vector<ModelVector>;

constexpr std::size_t kLayers = kDilations.size();

}  // namespace

PageInput prepare(const LabelledPage& page, const Vocabulary& vocabulary) {
  PageInput input{&page, {}, {}, {}};
  const std::size_t n = page.labels.size();
  double article = 0;
  for (std::size_t i = 0; i < n; ++i) {
    input.word_starts.push_back(static_cast<std::uint32_t>(input.words.size()));
    for (std::uint32_t at = page.features.word_starts[i]; at < page.features.word_starts[i + 1];
         ++at) {
      const auto row = vocabulary.rows.find(page.features.words[at]);
      if (row != vocabulary.rows.end()) input.words.push_back(row->second);
    }
    if (page.labels[i]) article += page.tokens[i];
  }
  input.word_starts.push_back(static_cast<std::uint32_t>(input.words.size()));
  for (std::size_t i = 0; i < n; ++i) {
    const double share = (page.tokens[i] + 1.0) / std::max(article, 50.0);
    input.weights.push_back(
        static_cast<float>(std::min(share, 0.5) + 1.0 / static_cast<double>(n + 50)));
  }
  return input;
}

struct Trainer::State {
  TrainingOptions options;
  Network net;
  Network gradient;  // dense parts; rows sparsely
  std::vector<std::uint32_t> touched_buckets, touched_words;
  std::vector<std::uint8_t> bucket_mark, word_mark;
  Moments bucket_moments, word_moments, dense_moments;
  std::array<std::array<ModelMatrix, 3>, kLayers> transposed;
  ModelMatrix page_transposed;
  std::array<ModelMatrix, 3> hidden_transposed;
  std::uint64_t steps = 0;
  Network average;  // of the weights since averaging began
  std::uint64_t taken = 0;

  // Activations of the page at hand.
  Rows sum;                             // after rectifying, before dropout scale
  std::array<Rows, kLayers + 1> x;      // residual stream
  std::array<Rows, kLayers> convolved;  // rectified
  Rows hidden;
  Rows above, below;  // means of the lines there
  ModelVector mean{}, page_part{};
  std::vector<float> logits;
  Rows mask;
  std::vector<std::uint8_t> keep_word, keep_bucket;

  State(std::size_t words, const TrainingOptions& o)
      : options(o),
        bucket_mark(extract::kBucketRows),
        word_mark(words),
        bucket_moments(extract::kBucketRows * kModelWidth),
        word_moments(words * kModelWidth),
        dense_moments(sizeof(Network) / sizeof(float)) {
    net.word_rows.resize(words);
    gradient.word_rows.resize(words);
    Random random{mix64(o.seed)};
    const auto fill = [&random](ModelVector& row, float scale) {
      for (float& w : row) w = scale * (2 * random.uniform() - 1);
    };
    for (ModelVector& row : net.bucket_rows) fill(row, 0.15F);
    for (ModelVector& row : net.word_rows) fill(row, 0.02F);
    const float scale = std::sqrt(3.0F / kModelWidth);
    for (auto& layer : net.convolutions) {
      for (ModelMatrix& tap : layer.taps) {
        for (ModelVector& row : tap) fill(row, scale * 0.5F);
      }
    }
    for (ModelVector& row : net.page) fill(row, scale);
    for (ModelVector& row : net.hidden[1]) fill(row, scale);
    for (const std::size_t k : {0, 2}) {
      for (ModelVector& row : net.hidden[k]) fill(row, scale * 0.5F);
    }
    fill(net.output, scale);
    refresh();
  }

  void refresh() {
    for (std::size_t l = 0; l < kLayers; ++l) {
      for (std::size_t k = 0; k < 3; ++k) transposed[l][k] = transpose(net.convolutions[l].taps[k]);
    }
    page_transposed = transpose(net.page);
    for (std::size_t k = 0; k < 3; ++k) hidden_transposed[k] = transpose(net.hidden[k]);
  }

  void forward(const PageInput& input, Random* random) {
    const LabelledPage& page = *input.page;
    const std::size_t n = page.labels.size();
    x[0].assign(n, net.bias);
    keep_word.assign(input.words.size(), 1);
    keep_bucket.assign(page.features.buckets.size(), 1);
    if (random != nullptr) {
      const bool drop_all = random->uniform() < options.page_word_dropout;
      for (auto& keep : keep_word) keep = !drop_all && random->uniform() >= options.word_dropout;
      const bool blind = random->uniform() < options.blank_dropout;
      for (std::size_t at = 0; at < keep_bucket.size(); ++at) {
        const std::uint32_t feature = page.features.buckets[at] / extract::kFeatureBuckets;
        const bool blank =
            feature >= extract::kBlankTemplates[0] && feature < extract::kBlankTemplates[1];
        keep_bucket[at] = !(blind && blank) && random->uniform() >= options.bucket_dropout;
      }
    }
    mask.assign(n, ModelVector{});
    for (std::size_t t = 0; t < n; ++t) {
      for (std::uint32_t at = page.features.bucket_starts[t];
           at < page.features.bucket_starts[t + 1]; ++at) {
        if (keep_bucket[at]) add(x[0][t], net.bucket_rows[page.features.buckets[at]]);
      }
      for (std::uint32_t at = input.word_starts[t]; at < input.word_starts[t + 1]; ++at) {
        if (keep_word[at]) add(x[0][t], net.word_rows[input.words[at]]);
      }
      for (std::size_t o = 0; o < kModelWidth; ++o) {
        const bool keep = random == nullptr || random->uniform() >= options.dropout;
        mask[t][o] = x[0][t][o] > 0 && keep
                         ? (random == nullptr ? 1.0F : 1.0F / (1 - options.dropout))
                         : 0.0F;
        x[0][t][o] *= mask[t][o];
      }
    }
    for (std::size_t l = 0; l < kLayers; ++l) convolve(l, n);
    finish(n);
  }

  void convolve(std::size_t l, std::size_t n) {
    const auto& layer = net.convolutions[l];
    const std::size_t d = kDilations[l];
    convolved[l].assign(n, layer.bias);
    ModelVector* out = convolved[l].data();
    const ModelVector* in = x[l].data();
    if (n > d) multiply_add(out + d, in, n - d, layer.taps[0]);
    multiply_add(out, in, n, layer.taps[1]);
    if (n > d) multiply_add(out, in + d, n - d, layer.taps[2]);
    x[l + 1] = x[l];
    for (std::size_t t = 0; t < n; ++t) {
      for (float& v : convolved[l][t]) v = std::max(v, 0.0F);
      add(x[l + 1][t], convolved[l][t]);
    }
  }

  void finish(std::size_t n) {
    mean = {};
    for (const ModelVector& v : x[kLayers]) add(mean, v);
    for (float& v : mean) v /= static_cast<float>(std::max<std::size_t>(n, 1));
    page_part = net.hidden_bias;
    multiply_add(&page_part, &mean, 1, net.page);
    hidden.assign(n, page_part);
    above.assign(n, ModelVector{});
    below.assign(n, ModelVector{});
    means_of_others(x[kLayers].data(), n, above.data(), below.data());
    multiply_add(hidden.data(), above.data(), n, net.hidden[0]);
    multiply_add(hidden.data(), x[kLayers].data(), n, net.hidden[1]);
    multiply_add(hidden.data(), below.data(), n, net.hidden[2]);
    logits.assign(n, net.output_bias);
    for (std::size_t t = 0; t < n; ++t) {
      for (std::size_t o = 0; o < kModelWidth; ++o) {
        hidden[t][o] = std::max(hidden[t][o], 0.0F);
        logits[t] += hidden[t][o] * net.output[o];
      }
    }
  }

  // Adds to dx what the means above and below got.
  void backward_means(const Rows& dhidden, Rows& dx) {
    const std::size_t n = dx.size();
    Rows dabove(n), dbelow(n);
    multiply_add(dabove.data(), dhidden.data(), n, hidden_transposed[0]);
    multiply_add(dbelow.data(), dhidden.data(), n, hidden_transposed[2]);
    add_mean_gradients(dabove.data(), dbelow.data(), n, dx.data());
  }

  // Cross entropy with the targets, weighted by the lines' shares, and one minus the soft F1 by the
  // page's labels.
  double loss(const PageInput& input, std::vector<float>& slope) {
    const LabelledPage& page = *input.page;
    const std::size_t n = logits.size();
    slope.assign(n, 0);
    std::vector<float> p(n);
    double sum = 0, both = 0, predicted = 0, wanted = 0;
    for (std::size_t t = 0; t < n; ++t) {
      p[t] = 1 / (1 + std::exp(-std::clamp(logits[t], -30.0F, 30.0F)));
      const float y = page.targets[t];
      sum -= input.weights[t] *
             (y * std::log(std::max(p[t], 1e-6F)) + (1 - y) * std::log(std::max(1 - p[t], 1e-6F)));
      slope[t] = input.weights[t] * (p[t] - y);
      const double article = page.labels[t] != 0 ? page.tokens[t] : 0;
      both += article * p[t];
      predicted += static_cast<double>(page.tokens[t]) * p[t];
      wanted += article;
    }
    const double total = predicted + wanted;
    if (wanted == 0) return sum;
    const double f1 = 2 * both / total;
    for (std::size_t t = 0; t < n; ++t) {
      const double df = page.tokens[t] * (2.0 * page.labels[t] - f1) / total;
      slope[t] -= options.overlap_weight * static_cast<float>(df * p[t] * (1 - p[t]));
    }
    return sum + options.overlap_weight * (1 - f1);
  }

  void mark(std::vector<std::uint32_t>& touched, std::vector<std::uint8_t>& marks,
            std::uint32_t row) {
    if (marks[row]) return;
    marks[row] = 1;
    touched.push_back(row);
  }

  void backward(const PageInput& input, const std::vector<float>& slope) {
    const LabelledPage& page = *input.page;
    const std::size_t n = slope.size();
    Rows dx(n), dhidden(n);
    ModelVector dpage{};
    for (std::size_t t = 0; t < n; ++t) {
      const float g = slope[t];
      gradient.output_bias += g;
      ModelVector& dh = dhidden[t];
      for (std::size_t o = 0; o < kModelWidth; ++o) {
        gradient.output[o] += g * hidden[t][o];
        dh[o] = hidden[t][o] > 0 ? g * net.output[o] : 0;
      }
      add(dpage, dh);
    }
    outer_add(gradient.hidden[0], above.data(), dhidden.data(), n);
    outer_add(gradient.hidden[1], x[kLayers].data(), dhidden.data(), n);
    outer_add(gradient.hidden[2], below.data(), dhidden.data(), n);
    multiply_add(dx.data(), dhidden.data(), n, hidden_transposed[1]);
    backward_means(dhidden, dx);
    add(gradient.hidden_bias, dpage);
    outer_add(gradient.page, &mean, &dpage, 1);
    ModelVector dmean{};
    multiply_add(&dmean, &dpage, 1, page_transposed);
    for (float& v : dmean) v /= static_cast<float>(n);
    for (ModelVector& v : dx) add(v, dmean);
    for (std::size_t l = kLayers; l-- > 0;) backward_convolution(l, dx);
    for (std::size_t t = 0; t < n; ++t) {
      for (std::size_t o = 0; o < kModelWidth; ++o) dx[t][o] *= mask[t][o];
      add(gradient.bias, dx[t]);
      for (std::uint32_t at = page.features.bucket_starts[t];
           at < page.features.bucket_starts[t + 1]; ++at) {
        if (!keep_bucket[at]) continue;
        const std::uint32_t row = page.features.buckets[at];
        mark(touched_buckets, bucket_mark, row);
        add(gradient.bucket_rows[row], dx[t]);
      }
      for (std::uint32_t at = input.word_starts[t]; at < input.word_starts[t + 1]; ++at) {
        if (!keep_word[at]) continue;
        mark(touched_words, word_mark, input.words[at]);
        add(gradient.word_rows[input.words[at]], dx[t]);
      }
    }
  }

  void backward_convolution(std::size_t l, Rows& dx) {
    const std::size_t n = dx.size();
    const std::size_t d = kDilations[l];
    auto& layer = gradient.convolutions[l];
    Rows slopes(n);
    for (std::size_t t = 0; t < n; ++t) {
      for (std::size_t o = 0; o < kModelWidth; ++o)
        slopes[t][o] = convolved[l][t][o] > 0 ? dx[t][o] : 0;
      add(layer.bias, slopes[t]);
    }
    const ModelVector* in = x[l].data();
    const ModelVector* g = slopes.data();
    outer_add(layer.taps[1], in, g, n);
    multiply_add(dx.data(), g, n, transposed[l][1]);
    if (n <= d) return;
    outer_add(layer.taps[0], in, g + d, n - d);
    multiply_add(dx.data(), g + d, n - d, transposed[l][0]);
    outer_add(layer.taps[2], in + d, g, n - d);
    multiply_add(dx.data() + d, g, n - d, transposed[l][2]);
  }

  template <typename Visit>
  static void visit_dense(Network& a, Network& b, Visit&& visit) {
    const auto block = [&](auto& of_a, auto& of_b, bool decays) {
      visit(reinterpret_cast<float*>(&of_a), reinterpret_cast<float*>(&of_b),
            sizeof(of_a) / sizeof(float), decays);
    };
    block(a.bias, b.bias, false);
    for (std::size_t l = 0; l < kLayers; ++l) {
      block(a.convolutions[l].taps, b.convolutions[l].taps, true);
      block(a.convolutions[l].bias, b.convolutions[l].bias, false);
    }
    block(a.page, b.page, true);
    block(a.hidden, b.hidden, true);
    block(a.hidden_bias, b.hidden_bias, false);
    block(a.output, b.output, true);
    block(a.output_bias, b.output_bias, false);
  }

  // The mean of a path around a minimum transfers better than its end (Izmailov et al. 2018).
  void take_average() {
    if (++taken == 1) {
      average = net;
      return;
    }
    const float share = 1.0F / static_cast<float>(taken);
    const auto towards = [share](float* to, const float* from, std::size_t n) {
      for (std::size_t i = 0; i < n; ++i) to[i] += share * (from[i] - to[i]);
    };
    visit_dense(average, net,
                [&](float* to, float* from, std::size_t n, bool) { towards(to, from, n); });
    const auto rows = [&](Rows& to, const Rows& from) {
      for (std::size_t row = 0; row < to.size(); ++row)
        towards(to[row].data(), from[row].data(), kModelWidth);
    };
    rows(average.bucket_rows, net.bucket_rows);
    rows(average.word_rows, net.word_rows);
  }

  void step(float rate, float scale) {
    ++steps;
    std::size_t offset = 0;
    visit_dense(net, gradient, [&](float* weights, float* grad, std::size_t n, bool decays) {
      for (std::size_t i = 0; i < n; ++i) grad[i] *= scale;
      dense_moments.step(weights, grad, offset, n, rate, decays ? options.decay : 0);
      std::fill(grad, grad + n, 0.0F);
      offset += n;
    });
    const auto rows = [&](std::vector<std::uint32_t>& touched, std::vector<std::uint8_t>& marks,
                          Rows& weights, Rows& grads, Moments& moments) {
      for (const std::uint32_t row : touched) {
        for (float& g : grads[row]) g *= scale;
        moments.step(weights[row].data(), grads[row].data(), row * kModelWidth, kModelWidth, rate,
                     options.decay);
        for (float& w : weights[row]) w = std::clamp(w, -kMostRowWeight, kMostRowWeight);
        grads[row] = {};
        marks[row] = 0;
      }
      touched.clear();
    };
    rows(touched_buckets, bucket_mark, net.bucket_rows, gradient.bucket_rows, bucket_moments);
    rows(touched_words, word_mark, net.word_rows, gradient.word_rows, word_moments);
    refresh();
  }
};

Trainer::Trainer(std::size_t words, const TrainingOptions& options)
    : state_(new State(words, options)) {}
Trainer::~Trainer() { delete state_; }
const Network& Trainer::network() const {
  return state_->taken > 0 ? state_->average : state_->net;
}

double Trainer::epoch(const std::vector<PageInput>& pages, std::uint32_t number) {
  const TrainingOptions& options = state_->options;
  Random random{mix64(options.seed * 1000 + number + 1)};
  std::vector<std::size_t> order(pages.size());
  std::iota(order.begin(), order.end(), 0);
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.next() % i]);
  double sum = 0;
  std::vector<float> slope;
  std::size_t in_batch = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const PageInput& input = pages[order[i]];
    if (input.page->labels.empty()) continue;
    state_->forward(input, &random);
    sum += state_->loss(input, slope);
    state_->backward(input, slope);
    if (++in_batch < options.batch && i + 1 < order.size()) continue;
    const double done =
        (number + static_cast<double>(i) / static_cast<double>(order.size())) / options.epochs;
    const double cosine = 0.5 * (1 + std::cos(3.14159265358979 * done));
    const double warm = std::min(1.0, (static_cast<double>(state_->steps) + 1) / 100);
    state_->step(options.learning_rate * static_cast<float>(warm * (0.01 + 0.99 * cosine)),
                 1.0F / static_cast<float>(in_batch));
    if (done >= options.average_from && state_->steps % 8 == 0) state_->take_average();
    in_batch = 0;
  }
  return sum / static_cast<double>(pages.size());
}

}  // namespace newsfold::train
