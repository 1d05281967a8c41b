package dev.spillway.benchmarks.jmh;

import dev.spillway.common.net.HostPort;
import dev.spillway.loadbalancer.balancing.BalancingPolicy;
import dev.spillway.loadbalancer.upstream.Upstream;
import dev.spillway.loadbalancer.upstream.UpstreamId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the choice of a server costs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BalancingBenchmark {
  private static final int FIRST_PORT = 8000;

  /** How many servers there are. */
  @Param({"2", "16", "128"})
  public int servers;

  private final BalancingPolicy roundRobin = BalancingPolicy.roundRobin();
  private List<Upstream> upstreams = List.of();

  /** Builds the servers. */
  @Setup
  public void build() {
    upstreams =
        IntStream.range(0, servers)
            .mapToObj(
                i ->
                    new Upstream(
                        new UpstreamId("server-" + i), new HostPort("127.0.0.1", FIRST_PORT + i)))
            .toList();
  }

  /** Takes the servers in turn. */
  @Benchmark
  public Optional<Upstream> roundRobin() {
    return roundRobin.choose(upstreams);
  }
}
