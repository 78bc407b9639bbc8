package dev.keepalive.lab.rescue;

import dev.keepalive.it.harness.Jdk;
import dev.keepalive.lab.Timing;
import java.util.List;
import java.util.Set;

/** What somebody does about a program that hangs. */
public enum Rescue {
  NOTHING("nothing"),
  APPLY("apply"),
  ATTACH("attach"),
  APPLY_WHILE_STOPPED("apply, the JVM is stopped"),
  CUT("cut");

  /** The keepalive settings that are given. */
  static final Timing TIMING = new Timing(1, 1, 2);

  private static final Set<Integer> JDKS = Set.of(8, 17, 26);

  private final String title;

  Rescue(String title) {
    this.title = title;
  }

  /** The oldest, one in the middle, the newest; all where this machine has none of them. */
  public static List<Jdk> jdks() {
    List<Jdk> jdks = Jdk.all().stream().filter(jdk -> JDKS.contains(jdk.feature())).toList();
    return jdks.isEmpty() ? Jdk.all() : jdks;
  }

  /** Whether the threads are freed by the kernel's finding that the peer is dead. */
  boolean isByKeepalive() {
    return this == APPLY || this == ATTACH || this == APPLY_WHILE_STOPPED;
  }

  /** Does it to a program; null if nothing is entered. */
  Entered to(HungProgram program, Jdk jdk, String peer) {
    String pid = Integer.toString(program.pid());
    return switch (this) {
      case NOTHING -> null;
      case APPLY -> Entered.run(jdk, "apply", pid, TIMING.agentArgument());
      case ATTACH -> Entered.run(jdk, "attach", pid, TIMING.agentArgument());
      case APPLY_WHILE_STOPPED -> {
        program.stop();
        yield Entered.run(jdk, "apply", pid, TIMING.agentArgument());
      }
      case CUT -> Entered.run(jdk, "cut", pid, "--peer", peer, "--yes");
    };
  }

  /** What is entered, in the words of the page. */
  String command() {
    return switch (this) {
      case NOTHING -> "";
      case APPLY, APPLY_WHILE_STOPPED -> "apply PID " + TIMING.agentArgument();
      case ATTACH -> "attach PID " + TIMING.agentArgument();
      case CUT -> "cut PID --peer HOST:PORT --yes";
    };
  }

  /** What the command says in the end. */
  String answer() {
    int threads = HungProgram.THREADS;
    return switch (this) {
      case NOTHING -> "";
      case APPLY, APPLY_WHILE_STOPPED -> threads + " connections, " + threads + " set";
      case ATTACH -> threads + " of " + threads + " open connections protected";
      case CUT -> threads + " connections cut";
    };
  }

  @Override
  public String toString() {
    return title;
  }
}
