package dev.keepalive.subject;

import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.Provider;
import java.security.Security;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;

/**
 * Prints all of the JVM that a program can see and an agent could have changed, a line each, after
 * it used a connection. Arguments: names of classes and resources to look for.
 */
public final class Inventory {
  private Inventory() {}

  public static void main(String[] arguments) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket accepted = server.accept()) {
      client.getOutputStream().write(1);
      System.out.println("connected " + accepted.getInputStream().read());
      for (String name : arguments) {
        System.out.println("class " + name + " " + isClass(name));
        System.out.println(
            "resources " + name + " " + ClassLoader.getSystemClassLoader().getResource(name));
      }
      print("property", properties());
      print("thread", threads());
      print("hook", shutdownHooks());
      print("provider", providers());
      System.out.println(
          "context loader " + loaderName(Thread.currentThread().getContextClassLoader()));
      System.out.println("done");
      Console.awaitEnd();
    }
  }

  private static boolean isClass(String name) {
    try {
      Class.forName(name, false, ClassLoader.getSystemClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static Collection<String> properties() {
    return new TreeSet<>(System.getProperties().stringPropertyNames());
  }

  private static Collection<String> threads() {
    Collection<String> threads = new TreeSet<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      threads.add((thread.isDaemon() ? "daemon " : "") + thread.getName());
    }
    return threads;
  }

  /** Needs {@code --add-opens java.base/java.lang=ALL-UNNAMED} from 16 on. */
  private static Collection<String> shutdownHooks() throws ReflectiveOperationException {
    Field hooks = Class.forName("java.lang.ApplicationShutdownHooks").getDeclaredField("hooks");
    hooks.setAccessible(true);
    Collection<String> names = new TreeSet<>();
    for (Object hook : ((Map<?, ?>) hooks.get(null)).keySet()) {
      names.add(hook.toString());
    }
    return names;
  }

  private static Collection<String> providers() {
    Collection<String> names = new TreeSet<>();
    for (Provider provider : Security.getProviders()) {
      names.add(provider.getName());
    }
    return names;
  }

  private static String loaderName(ClassLoader loader) {
    return loader == ClassLoader.getSystemClassLoader() ? "system" : String.valueOf(loader);
  }

  private static void print(String what, Collection<String> items) {
    for (String item : items) {
      System.out.println(what + " " + item);
    }
  }
}
