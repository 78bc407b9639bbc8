package dev.keepalive.subject;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;

/**
 * Attaches the agent, which is on the class path, and detaches it, again and again, from within:
 * without what the JVM itself keeps of every agent that is loaded. An agent itself, for the
 * instrumentation. Arguments: how often, then those of {@link Subject}. Prints {@code start
 * RESIDUE} after the first and {@code end RESIDUE} after the last.
 */
public final class DetachCycles {
  private static final int WARM_UP = 5;

  private static volatile Instrumentation instrumentation;

  private DetachCycles() {}

  public static void premain(String argument, Instrumentation given) {
    instrumentation = given;
  }

  public static void main(String[] arguments) throws Exception {
    cycle(WARM_UP);
    System.out.println("start " + residue());
    cycle(Integer.parseInt(arguments[0]));
    System.out.println("end " + residue());
    Subject.main(new String[] {arguments[1]});
  }

  /**
   * After another one: the JDK takes out what it knew of collected modules when it is used next.
   */
  private static String residue() throws Exception {
    Residue.line();
    cycle(1);
    return Residue.line();
  }

  private static void cycle(int times) throws Exception {
    Method agentmain =
        Class.forName("dev.keepalive.agent.boot.Agent")
            .getMethod("agentmain", String.class, Instrumentation.class);
    for (int i = 0; i < times; i++) {
      agentmain.invoke(null, "", instrumentation);
      agentmain.invoke(null, "!detach", instrumentation);
    }
  }
}
