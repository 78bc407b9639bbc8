package dev.keepalive.subject;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.nio.file.FileSystems;
import java.text.DateFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;

/**
 * A program that sets system properties in {@code main} that the JDK reads once, when it first
 * needs them, and prints what became of each. Its argument says which: {@code files}, {@code jar}
 * or {@code others}. Given a second one it prints {@code ready}, and waits for a line of its
 * standard input first.
 */
public final class LateProperty {
  private LateProperty() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 1) {
      System.out.println("ready");
      Console.awaitLine();
    }
    switch (arguments[0]) {
      case "files":
        System.setProperty("java.nio.file.spi.DefaultFileSystemProvider", "no.such.Provider");
        print("files", () -> FileSystems.getDefault().provider().getClass());
        break;
      case "jar":
        System.setProperty("java.protocol.handler.pkgs", "dev.keepalive.subject");
        print("jar", () -> new URL("jar:file:/nowhere.jar!/").openConnection().getClass());
        break;
      default:
        setOthers();
    }
    System.out.println("end");
  }

  private static void setOthers() {
    System.setProperty("java.locale.providers", isJava8() ? "CLDR" : "COMPAT");
    System.setProperty("user.timezone", "Asia/Kathmandu");
    print("date", LateProperty::date);
    System.setProperty("java.util.Arrays.useLegacyMergeSort", "true");
    print("sort", LateProperty::sort);
    System.setProperty("java.net.preferIPv4Stack", "true");
    print("IPv6", LateProperty::ipv6);
    print("IPv4", LateProperty::ipv4);
    System.setProperty("jdk.lang.Process.launchMechanism", "NONE");
    print("process", () -> new ProcessBuilder("true").start().waitFor());
  }

  private static void print(String name, Callable<?> value) {
    String shown;
    try {
      shown = String.valueOf(value.call());
    } catch (Exception | Error e) {
      shown = e.toString();
    }
    System.out.println(name + ": " + shown);
  }

  private static boolean ipv6() throws Exception {
    byte[] loopback = new byte[16];
    loopback[15] = 1;
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByAddress(loopback))) {
      return server.isBound();
    }
  }

  private static boolean ipv4() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort())) {
      return client.isConnected();
    }
  }

  /** The merge sort of old takes any answers; the one of today finds out that they contradict. */
  private static String sort() {
    Random random = new Random(1);
    List<Integer> numbers = new ArrayList<>(Collections.nCopies(50_000, 0));
    numbers.sort((unusedA, unusedB) -> random.nextInt(3) - 1);
    return "sorted " + numbers.size();
  }

  private static String date() {
    DateFormat german =
        DateFormat.getDateTimeInstance(DateFormat.MEDIUM, DateFormat.SHORT, Locale.GERMANY);
    DateFormat british =
        DateFormat.getDateTimeInstance(DateFormat.SHORT, DateFormat.SHORT, Locale.UK);
    return german.format(0L) + " " + british.format(0L);
  }

  private static boolean isJava8() {
    return System.getProperty("java.specification.version").equals("1.8");
  }
}
