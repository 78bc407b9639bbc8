package dev.keepalive.lab.rescue;

import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import dev.keepalive.it.harness.Signal;
import dev.keepalive.lab.Fate;
import dev.keepalive.lab.endpoint.EchoPeer;
import dev.keepalive.lab.net.Network;
import java.io.IOException;
import java.util.List;

/** A running {@link EchoPeer}: silent unless it is spoken to. */
public final class SilentPeer implements AutoCloseable {
  private final Program program;

  private SilentPeer(Program program) {
    this.program = program;
  }

  public static SilentPeer start(Network network, int ports) {
    List<Jdk> jdks = Rescue.jdks();
    return new SilentPeer(
        Launch.of(jdks.get(jdks.size() - 1))
            .through(network.peer().inside())
            .option("-Xmx96m")
            .main(EchoPeer.class.getName(), Integer.toString(ports))
            .start());
  }

  /** Its ports; returns when it listens on all of them. */
  public List<Integer> ports() {
    program.await("ready");
    return program
        .stdout()
        .lines()
        .filter(line -> line.startsWith("listening\t"))
        .map(line -> Integer.valueOf(line.substring(line.indexOf('\t') + 1)))
        .toList();
  }

  /** Does not run until {@link #proceed}, while its host goes on. */
  public void stop() throws IOException, InterruptedException {
    Signal.STOP.send(program.pid());
  }

  /** Runs again. */
  public void proceed() throws IOException, InterruptedException {
    Signal.CONT.send(program.pid());
  }

  /** Whether it read the end of this connection's stream. */
  boolean sawTheEndOf(Fate fate) {
    String line = "ended\t" + fate.peerPort() + "\t" + fate.localPort();
    return program.stdout().lines().anyMatch(line::equals);
  }

  @Override
  public void close() {
    program.close();
  }
}
