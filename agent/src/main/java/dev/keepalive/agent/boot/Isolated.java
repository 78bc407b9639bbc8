package dev.keepalive.agent.boot;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.net.URISyntaxException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The one way from {@code boot}, which the application's class loader can see, to the rest of the
 * agent, which it cannot: a class of its own class loader that is one of the JDK's functions.
 * Called as such and not by reflection, which makes classes for the shape of each call from Java 18
 * on.
 */
final class Isolated {

  private static final String ROOT = IsolatedClassLoader.ROOT;
  private static final String JNA = ROOT + "com/sun/jna/";

  private static final String[] BEYOND_ANY = {
    ROOT + "picocli/",
    ROOT + "dev/keepalive/agent/cli/",
    ROOT + "dev/keepalive/agent/probe/",
    ROOT + "dev/keepalive/agent/rescue/attach/",
    ROOT + "dev/keepalive/agent/rescue/diagnosis/",
    ROOT + "net/bytebuddy/agent/",
  };

  private static final String[] BEYOND_LINUX_ON_AMD64 = {
    BEYOND_ANY[0],
    BEYOND_ANY[1],
    BEYOND_ANY[2],
    BEYOND_ANY[3],
    BEYOND_ANY[4],
    BEYOND_ANY[5],
    JNA + "darwin-",
    JNA + "dragonflybsd-",
    JNA + "freebsd-",
    JNA + "openbsd-",
    JNA + "win32-",
    JNA + "linux-aarch64/",
    JNA + "linux-arm",
    JNA + "linux-loongarch64/",
    JNA + "linux-mips64el/",
    JNA + "linux-ppc",
    JNA + "linux-riscv64/",
    JNA + "linux-s390x/",
  };

  private Isolated() {}

  /**
   * What the agent does without, so that it need not stay in memory: the commands and most of what
   * they rest on, and on the most frequent platform JNA's files for others.
   */
  private static String[] notInAnApplication() {
    boolean isLinuxOnAmd64 =
        "Linux".equals(System.getProperty("os.name"))
            && "amd64".equals(System.getProperty("os.arch"));
    return isLinuxOnAmd64 ? BEYOND_LINUX_ON_AMD64 : BEYOND_ANY;
  }

  /**
   * Starts the agent in this JVM.
   *
   * @param leftBehind what one that was detached has left, or null
   * @return what takes the argument of a later attach, or null if the agent does not stay
   */
  static Consumer<String> start(
      String argument, Instrumentation instrumentation, boolean attached, int[] leftBehind)
      throws ReflectiveOperationException, IOException, URISyntaxException {
    Function<Object[], Consumer<String>> start =
        load("dev.keepalive.agent.Start", notInAnApplication());
    return start.apply(
        new Object[] {argument, Environment.variables(), instrumentation, attached, leftBehind});
  }

  /** Runs a command of the jar and returns its exit status. */
  static int run(String[] arguments, PrintStream out, PrintStream err)
      throws ReflectiveOperationException, IOException, URISyntaxException {
    Function<Object[], Integer> command = load("dev.keepalive.agent.cli.Cli", new String[0]);
    return command.apply(new Object[] {arguments, out, err});
  }

  @SuppressWarnings("unchecked")
  private static <T> Function<Object[], T> load(String name, String[] leftOut)
      throws ReflectiveOperationException, IOException, URISyntaxException {
    JarInMemory jar = new JarInMemory(jar(), leftOut);
    Class<?> type = Class.forName(name, true, new IsolatedClassLoader(jar, ParentLoader.get()));
    return (Function<Object[], T>) type.getConstructor().newInstance();
  }

  /** The agent's jar. */
  static File jar() throws URISyntaxException {
    return new File(Isolated.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
