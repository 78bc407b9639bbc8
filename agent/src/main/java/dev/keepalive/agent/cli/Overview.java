package dev.keepalive.agent.cli;

import dev.keepalive.agent.cli.print.Totals;
import dev.keepalive.agent.cli.print.Words;
import dev.keepalive.agent.linux.process.SystemCalls;
import dev.keepalive.agent.rescue.AgentPresence;
import dev.keepalive.agent.rescue.ConnectionReader;
import dev.keepalive.agent.rescue.Jvm;
import dev.keepalive.agent.rescue.RescueException;
import dev.keepalive.agent.rescue.attach.AgentState;
import java.io.PrintWriter;

/** All JVMs, a line each. */
final class Overview {
  private final SystemCalls calls;
  private final ConnectionReader reader;

  Overview(SystemCalls calls) {
    this.calls = calls;
    this.reader = new ConnectionReader(calls);
  }

  void print(PrintWriter out) {
    boolean any = false;
    for (Jvm jvm : Jvm.all()) {
      any = true;
      AgentPresence agent = AgentState.of(jvm, calls);
      out.println(
          jvm.pid() + " " + jvm.mainClass() + ", agent " + (agent == null ? Words.UNKNOWN : agent));
      try {
        out.println("  " + Totals.of(reader.read(jvm.process())));
      } catch (RescueException e) {
        out.println("  " + e.getMessage());
      }
    }
    if (!any) {
      out.println("no JVM is here");
    }
  }
}
