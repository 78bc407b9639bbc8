package dev.keepalive.stacks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/** The end of each program: its connections are open. */
final class Hold {
  private static final List<Object> HELD = Collections.synchronizedList(new ArrayList<>());

  private Hold() {}

  /** Keeps something from the garbage collector, which could close it. */
  static void keep(Object held) {
    HELD.add(held);
  }

  /**
   * Says that all connections are open and configured, and keeps them until standard input ends.
   *
   * @param held see {@link #keep}
   */
  static void untilEnd(Object... held) throws IOException {
    HELD.addAll(Arrays.asList(held));
    System.out.println("done");
    while (System.in.read() >= 0) {
      // whatever comes, it is not the end
    }
    Runtime.getRuntime().halt(0); // servers would take their time
  }

  /** Runs a task beside the program; if it fails, its reason is told on standard error. */
  static void inBackground(Callable<?> task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                keep(task.call());
              } catch (Throwable e) {
                e.printStackTrace();
              }
            },
            "background");
    thread.setDaemon(true);
    thread.start();
  }
}
