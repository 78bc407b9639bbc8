package dev.keepalive.agent.linux;

import dev.keepalive.agent.jvm.Initialized;
import dev.keepalive.agent.jvm.Reflection;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UnsupportedEncodingException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.channels.ClosedChannelException;

/**
 * By what an exception tells that the kernel has given a peer up: the words that libc has for the
 * errors, of which the JDK and Netty make their messages. Thread-safe.
 */
public final class TimeoutWords {
  private static final int[] ERRORS = {110, 113, 101}; // asm-generic/errno.h
  private static final String[] IN_ENGLISH = {
    "Connection timed out", // ETIMEDOUT
    "No route to host", // EHOSTUNREACH
    "Network is unreachable", // ENETUNREACH
    "Operation timed out", // ETIMEDOUT on macOS
    "Host is unreachable" // EHOSTUNREACH with musl
  };

  /** What reads and writes of a connection tell that was aborted by connect(2) with AF_UNSPEC. */
  private static final String[] OF_ABORTS = {
    "Connection reset by peer",
    "Connection reset",
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

  private static String[] words() {
    String[] words = new String[ERRORS.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = words(ERRORS[i]);
    }
    return words;
  }

  /** As strerror(3), by the JDK's own call, which is there from 8 to 26; empty where it is not. */
  private static String words(int error) {
    try {
      Class<?> type = Class.forName("sun.nio.fs.UnixNativeDispatcher", false, null);
      Method strerror = Reflection.method(type, "strerror", int.class);
      if (strerror == null || !Initialized.is(type)) {
        return "";
      }
      byte[] bytes = (byte[]) Reflection.call(strerror, null, error);
      return new String(bytes, System.getProperty("sun.jnu.encoding", "UTF-8"));
    } catch (ClassNotFoundException | UnsupportedEncodingException notHere) {
      return "";
    } catch (IOException | LinkageError failed) {
      return "";
    }
  }

  /** Looked up when the package is open. */
  private static final class Members {
    /** {@code Throwable}'s own, the same from 8 to 26; null where the JDK hides it. */
    static final Field MESSAGE = Reflection.field(Throwable.class, "detailMessage");
  }
}
