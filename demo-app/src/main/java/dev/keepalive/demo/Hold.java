package dev.keepalive.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps the program running, and prints the table whenever the user presses Enter. */
final class Hold {
  private Hold() {}

  /**
   * Returns when the time is over.
   *
   * @param duration null: never returns
   */
  static void until(Duration duration, ConnectionTable table) throws InterruptedException {
    System.out.println("Holding them open. Enter prints the table again, Ctrl-C ends the program.");
    Thread keyboard = new Thread(() -> printOnEnter(table), "keyboard");
    keyboard.setDaemon(true);
    keyboard.start();
    if (duration == null) {
      new CountDownLatch(1).await();
    } else {
      TimeUnit.MILLISECONDS.sleep(duration.toMillis());
    }
  }

  private static void printOnEnter(ConnectionTable table) {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    try {
      while (lines.readLine() != null) {
        table.print(System.out);
      }
    } catch (IOException e) {
      System.err.println("demo-app: " + e);
    }
  }
}
