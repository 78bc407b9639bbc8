package dev.keepalive.agent.linux;

import dev.keepalive.agent.jvm.JavaBase;
import dev.keepalive.agent.jvm.NetCalls;
import dev.keepalive.agent.jvm.Reflection;
import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.reflect.Method;

/**
 * Whether a stream takes bytes at once: poll(2) for POLLOUT, through the {@code poll} that {@code
 * sun.nio.ch.Net} has from Java 8 to 26. A pipe is writable when it takes PIPE_BUF bytes, 4096,
 * without blocking: pipe(7), poll(2). Thread-safe.
 */
public final class Writable {
  private static final int POLLOUT = 4; // bits/poll.h of Linux

  private Writable() {}

  /**
   * False also where it cannot be told: on a JDK that hides the call, and as long as to ask would
   * initialise what only the application may be the first to need.
   */
  public static boolean atOnce(FileDescriptor stream) {
    try {
      return Net.POLL != null
          && stream.valid()
          && NetCalls.areInitialized()
          && ((Integer) Reflection.call(Net.POLL, null, stream, POLLOUT, 0L) & POLLOUT) != 0;
    } catch (IOException | RuntimeException cannotTell) {
      return false;
    }
  }

  private static final class Net {
    static final Class<?> CLASS = JavaBase.type("sun.nio.ch.Net");
    static final Method POLL =
        CLASS == null
            ? null
            : Reflection.method(CLASS, "poll", FileDescriptor.class, int.class, long.class);
  }
}
