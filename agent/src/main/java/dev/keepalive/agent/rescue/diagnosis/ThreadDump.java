package dev.keepalive.agent.rescue.diagnosis;

import java.util.ArrayList;
import java.util.List;

/**
 * The threads of a JVM that wait in a read of a socket, by its thread dump. Virtual threads do not
 * stand in it. Immutable.
 */
final class ThreadDump {
  /** Where a thread waits: {@code java.net} of Java 8 to 12, NIO's sockets and channels since. */
  private static final String[] WAITS = {
    "java.net.SocketInputStream.socketRead0(",
    "sun.nio.ch.Net.poll(",
    "sun.nio.ch.FileDispatcherImpl.read0(",
    "sun.nio.ch.SocketDispatcher.read0("
  };

  /** Who waits there for data, and not for a connection, or only for a while. */
  private static final String[] READS = {
    "java.net.SocketInputStream.socketRead(",
    "sun.nio.ch.NioSocketImpl.implRead(",
    "sun.nio.ch.SocketChannelImpl.read(",
    "sun.nio.ch.SocketChannelImpl.blockingRead("
  };

  private static final String[] WITH_TIMEOUT = {
    "sun.nio.ch.NioSocketImpl.timedRead(", "sun.nio.ch.SocketChannelImpl.timedRead("
  };

  private final List<String> readers = new ArrayList<String>();

  /** Reads a dump as jstack prints it. */
  ThreadDump(String text) {
    String name = null;
    List<String> frames = new ArrayList<String>();
    for (String line : text.split("\n", -1)) {
      if (line.startsWith("\"")) {
        add(name, frames);
        name = line.substring(1, Math.max(1, line.indexOf('"', 1)));
        frames = new ArrayList<String>();
      } else if (line.trim().startsWith("at ")) {
        frames.add(frame(line));
      }
    }
    add(name, frames);
  }

  /** {@code at java.net.Socket…}, of Java 9 on {@code at java.net.Socket…(java.base@17/…)}. */
  private static String frame(String line) {
    String frame = line.trim().substring("at ".length());
    return frame.substring(frame.indexOf('/') > frame.indexOf('(') ? 0 : frame.indexOf('/') + 1);
  }

  private void add(String name, List<String> frames) {
    if (name != null
        && !frames.isEmpty()
        && startsWithOne(frames.get(0), WAITS)
        && !any(frames, WITH_TIMEOUT)
        && any(frames, READS)) {
      readers.add(name);
    }
  }

  private static boolean any(List<String> frames, String... starts) {
    for (String frame : frames) {
      if (startsWithOne(frame, starts)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWithOne(String frame, String... starts) {
    for (String start : starts) {
      if (frame.startsWith(start)) {
        return true;
      }
    }
    return false;
  }

  /** The names of the threads that wait so, in the order of the dump. */
  List<String> readers() {
    return readers;
  }
}
