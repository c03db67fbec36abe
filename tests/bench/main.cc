// Runs the benchmarks with repetitions interleaved at random, so that a machine that is shared
// slows down all alternatives alike. Arguments of Google Benchmark override these.
#include <vector>

#include <benchmark/benchmark.h>

int main(int argc, char** argv) {
  std::vector<char*> arguments{argv[0]};
  char interleave[] = "--benchmark_enable_random_interleaving=true";
  char repetitions[] = "--benchmark_repetitions=9";
  char aggregates[] = "--benchmark_report_aggregates_only=true";
  char time[] = "--benchmark_min_time=0.02";
  for (char* const argument : {interleave, repetitions, aggregates, time})
    arguments.push_back(argument);
  arguments.insert(arguments.end(), argv + 1, argv + argc);
  int count = static_cast<int>(arguments.size());
  benchmark::Initialize(&count, arguments.data());
  if (benchmark::ReportUnrecognizedArguments(count, arguments.data())) return 1;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
