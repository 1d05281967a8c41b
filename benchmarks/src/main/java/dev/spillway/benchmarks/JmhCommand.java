package dev.spillway.benchmarks;

import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures single classes. */
@Command(
    name = "jmh",
    description = "Measures the codec and the balancing policies alone, with JMH.",
    footer = {"", "Example:", "  ./spillway bench jmh Codec"})
final class JmhCommand implements Callable<Integer> {
  private static final int FORKS = 3;
  private static final int ITERATIONS = 5;

  @Parameters(
      paramLabel = "PATTERN",
      arity = "0..1",
      defaultValue = "dev\\.spillway\\.benchmarks\\.jmh\\..*",
      description = "A regular expression for the names; all by default.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String pattern;

  @Option(names = "--quick", description = "Only try whether all works; the numbers mean nothing.")
  private boolean quick;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  @Override
  public Integer call() throws RunnerException {
    ChainedOptionsBuilder options = new OptionsBuilder().include(pattern).shouldFailOnError(true);
    TimeValue time = quick ? TimeValue.milliseconds(50) : TimeValue.seconds(1);
    int iterations = quick ? 1 : ITERATIONS;
    var _ =
        new Runner(
                options
                    .forks(quick ? 1 : FORKS)
                    .warmupIterations(iterations)
                    .warmupTime(time)
                    .measurementIterations(iterations)
                    .measurementTime(time)
                    .build())
            .run();
    return 0;
  }
}
