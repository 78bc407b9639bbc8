package dev.keepalive.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A key of the tests' own, with which the child programs speak TLS to themselves. */
public final class Tls {

  private static final String PASSWORD = "keepalive";
  private static final Path STORE = create();

  private Tls() {}

  /** The JVM options that make it the default key and trust of {@code javax.net.ssl}. */
  public static String[] options() {
    return new String[] {
      "-Djavax.net.ssl.keyStore=" + STORE,
      "-Djavax.net.ssl.keyStorePassword=" + PASSWORD,
      "-Djavax.net.ssl.trustStore=" + STORE,
      "-Djavax.net.ssl.trustStorePassword=" + PASSWORD
    };
  }

  /** In the JKS format, which every Java 8 reads. */
  private static Path create() {
    try {
      Files.createDirectories(Artifacts.TARGET);
      Path store = Files.createTempDirectory(Artifacts.TARGET, "tls").resolve("keys.jks");
      String keytool = Path.of(System.getProperty("java.home"), "bin/keytool").toString();
      String how = " -storetype JKS -alias subject -keyalg RSA -keysize 2048 -validity 3650";
      String who = " -dname CN=subject -ext san=ip:127.0.0.1,ip:::1";
      String where = " -storepass " + PASSWORD + " -keypass " + PASSWORD + " -keystore";
      List<String> command = new ArrayList<>();
      command.add(keytool);
      command.addAll(List.of(("-genkeypair" + how + who + where).split(" ", -1)));
      command.add(store.toString());
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(store.resolveSibling("keytool").toFile())
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(Files.readString(store.resolveSibling("keytool")));
      }
      return store;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
