package dev.keepalive.agent.boot;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.net.URISyntaxException;
import java.util.Map;

/**
 * The one way from {@code boot}, which the application's class loader can see, to the rest of the
 * agent, which it cannot: a reflective call into a class loader of the agent's own.
 */
final class Isolated {

  private Isolated() {}

  /** Starts the agent in this JVM, and answers whether it stays there. */
  static boolean start(String argument, Instrumentation instrumentation, boolean attached)
      throws ReflectiveOperationException, IOException, URISyntaxException {
    return load("dev.keepalive.agent.Start")
            .getMethod("start", String.class, Map.class, Instrumentation.class, boolean.class)
            .invoke(null, argument, Environment.variables(), instrumentation, attached)
        != null;
  }

  /** Runs a command of the jar and returns its exit status. */
  static int run(String[] arguments, PrintStream out, PrintStream err)
      throws ReflectiveOperationException, IOException, URISyntaxException {
    return (int)
        load("dev.keepalive.agent.cli.Cli")
            .getMethod("run", String[].class, PrintStream.class, PrintStream.class)
            .invoke(null, arguments, out, err);
  }

  private static Class<?> load(String name)
      throws ReflectiveOperationException, IOException, URISyntaxException {
    File jar = new File(Isolated.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    ClassLoader parent = ClassLoader.getSystemClassLoader().getParent();
    return Class.forName(name, true, new IsolatedClassLoader(jar, parent));
  }

  /** The agent's jar. */
  static File jar() throws URISyntaxException {
    return new File(Isolated.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
