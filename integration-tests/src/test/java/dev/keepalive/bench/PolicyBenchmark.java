package dev.keepalive.bench;

import dev.keepalive.agent.config.address.AddressBits;
import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.config.policy.Policy;
import dev.keepalive.agent.config.setting.Settings;
import dev.keepalive.agent.config.source.Configuration;
import dev.keepalive.agent.config.source.LoadResult;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to choose the settings of a connection among three hundred rules. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = "--add-opens=java.base/java.net=ALL-UNNAMED")
public class PolicyBenchmark {

  @Param public ManyRules rules;

  private Policy policy;
  private InetAddress v4;
  private InetAddress v6;
  private InetAddress elsewhere;

  /** Reads the rules from a file, as the agent does. */
  @Setup(Level.Trial)
  public void read() throws IOException {
    AddressBits.javaNetIsOpen();
    Path file = Files.createTempFile("many-rules", ".properties");
    Files.writeString(file, rules.file());
    LoadResult loaded = Configuration.loadFile(file.toString());
    Files.delete(file);
    if (!loaded.errors().isEmpty()) {
      throw new IllegalStateException(loaded.errors().toString());
    }
    policy = loaded.configuration().policy();
    v4 = InetAddress.getByName("10.1.47.9");
    v6 = InetAddress.getByName("fd00:12a::1");
    elsewhere = InetAddress.getByName("172.16.1.1");
  }

  /** A name that one of the last rules is for; in some sets of rules there are no names. */
  @Benchmark
  public Settings name() {
    return policy.settingsFor(Direction.CONNECT, "db295.bank.example", elsewhere, 5432, 0);
  }

  /** A name that is like many patterns and that few fit. */
  @Benchmark
  public Settings pattern() {
    return policy.settingsFor(
        Direction.CONNECT, "node17-prod482-eu-296-.team296.example", elsewhere, 1999, 0);
  }

  /** An IPv4 address in a network. */
  @Benchmark
  public Settings ipv4() {
    return policy.settingsFor(Direction.CONNECT, null, v4, 1999, 0);
  }

  /** An IPv6 address in a network. */
  @Benchmark
  public Settings ipv6() {
    return policy.settingsFor(Direction.CONNECT, null, v6, 443, 0);
  }

  /** A connection that a server accepts. */
  @Benchmark
  public Settings accept() {
    return policy.settingsFor(Direction.ACCEPT, null, elsewhere, 50_000, 20_299);
  }

  /** No rule matches, so that none can be left out. */
  @Benchmark
  public Settings none() {
    return policy.settingsFor(
        Direction.CONNECT, "ip-10-20-30-40.eu-west-1.compute.internal", elsewhere, 1, 0);
  }
}
