package dev.keepalive.subject;

import java.lang.instrument.Instrumentation;

/** An agent whose {@code premain} runs the application, as some launchers do, and never returns. */
public final class PremainLauncher {

  private PremainLauncher() {}

  public static void premain(String argument, Instrumentation instrumentation) throws Exception {
    Subject.main(new String[] {"127.0.0.1", "socket@server-socket"});
  }

  public static void main(String[] arguments) {
    System.out.println("premain has not run the application");
  }
}
