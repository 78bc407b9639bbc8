package dev.keepalive.agent.linux;

import com.sun.jna.Function;
import dev.keepalive.agent.isolation.JnaModule;
import dev.keepalive.agent.jvm.Reflection;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.reflect.Field;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;

/**
 * By what an exception tells that the kernel has given a peer up: the words that libc has for the
 * errors, of which the JDK and Netty make their messages. Thread-safe.
 */
public final class TimeoutWords {
  private static final String ENGLISH = "en";
  private static final int[] ERRORS = {110, 113, 101}; // asm-generic/errno.h
  private static final String[] IN_ENGLISH = {
    "Connection timed out", // ETIMEDOUT
    "No route to host", // EHOSTUNREACH
    "Network is unreachable", // ENETUNREACH
    "Operation timed out", // ETIMEDOUT on macOS
    "Host is unreachable" // EHOSTUNREACH with musl
  };

  private static final String RESET = "Connection reset";

  /** What reads and writes of a connection tell that was aborted by connect(2) with AF_UNSPEC. */
  private static final String[] OF_ABORTS = {
    RESET + " by peer",
    RESET,
    "Broken pipe",
    "Socket is not connected",
    "Transport endpoint is not connected"
  };

  /** In the language of the process, made when first needed. */
  private volatile String[] inItsLanguage;

  /**
   * Whether the message has the words. A connect that has failed has them as well, and so may any
   * exception: only the kernel tells about a connection.
   */
  public boolean areIn(Throwable thrown) {
    String message = thrown.getMessage();
    if (message == null
        || !(thrown instanceof IOException)
        || thrown instanceof InterruptedIOException // SO_TIMEOUT
        || thrown instanceof ClosedChannelException) {
      return false;
    }
    if (hasOneOf(IN_ENGLISH, message)) {
      return true;
    }
    if (hasOneOf(OF_ABORTS, message)) {
      return false;
    }
    if (inItsLanguage == null) {
      inItsLanguage = words();
    }
    return hasOneOf(inItsLanguage, message);
  }

  /** Whether the message tells that a connection was reset, or is none any more. */
  public boolean areOfAbort(Throwable thrown) {
    String message = thrown.getMessage();
    return message != null && thrown instanceof IOException && hasOneOf(OF_ABORTS, message);
  }

  /** Whether the message tells that the connection was reset while both sides were open. */
  public boolean areOfReset(Throwable thrown) {
    // of one that the peer had closed before it is "Broken pipe": EPIPE, tcp_reset in tcp_input.c
    return areOfAbort(thrown) && thrown.getMessage().contains(RESET);
  }

  /**
   * Makes what {@link #areOfAbort} has recognised tell of a time-out instead, as it would have if
   * the kernel had given the peer up. Stays as it is where the JDK hides the message.
   */
  public void becomeTimeout(Throwable thrown) {
    String message = thrown.getMessage();
    for (String words : OF_ABORTS) {
      if (Members.MESSAGE != null && message.contains(words)) {
        try {
          Members.MESSAGE.set(thrown, message.replace(words, IN_ENGLISH[0]));
        } catch (IllegalAccessException hidden) {
          return;
        }
        return;
      }
    }
  }

  private static boolean hasOneOf(String[] all, String message) {
    for (String words : all) {
      if (!words.isEmpty() && message.contains(words)) {
        return true;
      }
    }
    return false;
  }

  /** As strerror(3), of a process that speaks another language; else empty. */
  static String[] words() {
    String[] words = new String[ERRORS.length];
    Arrays.fill(words, "");
    String language = System.getProperty("user.language", ENGLISH);
    if (!System.getProperty("user.language.display", language).equals(ENGLISH)) {
      try {
        JnaModule.define();
        // not the JDK's own UnixNativeDispatcher.strerror: that one answers for errno, whatever it
        // is asked for, from 8 to 26
        Function strerror = Libc.function("strerror");
        for (int i = 0; i < words.length; i++) {
          String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
          words[i] = strerror.invokePointer(new Object[] {ERRORS[i]}).getString(0, encoding);
        }
      } catch (Throwable notHere) { // UnsatisfiedLinkError, and JNA's plain Error
        Arrays.fill(words, "");
      }
    }
    return words;
  }

  /** Looked up when the package is open. */
  private static final class Members {
    /** {@code Throwable}'s own, the same from 8 to 26; null where the JDK hides it. */
    static final Field MESSAGE = Reflection.field(Throwable.class, "detailMessage");
  }
}
