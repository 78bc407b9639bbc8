package dev.keepalive.agent.socket;

import dev.keepalive.agent.config.setting.Settings;
import dev.keepalive.agent.jvm.BeforeMain;
import dev.keepalive.agent.linux.KernelDefaults;
import dev.keepalive.agent.socket.OptionSocket.Kind;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;

/**
 * Sets the options of a connection: the JDK's own API first, libc for what it lacks. "Set" is not
 * "effective": the first values of each kind of socket and way of setting, and later a sample, are
 * read back; a way whose value the kernel does not hold is given up for the next. Thread-safe.
 */
final class OptionWriter {

  /** How many of each are read back first, and then one in how many: a read costs 0.2 µs. */
  private static final int FIRST = 8;

  private static final int SAMPLE = 1024;

  private static final TcpOption[] CHOSEN = {
    TcpOption.IDLE, TcpOption.INTERVAL, TcpOption.COUNT, TcpOption.USER_TIMEOUT
  };

  private final LibcWay libc;
  private final Way[] ways;

  // no EnumMap: its reflection starts the method handle machinery, before the application's main
  private final Map<Kind, Map<TcpOption, Path>> paths = new HashMap<Kind, Map<TcpOption, Path>>();

  /** Why options cannot be set at all: the same reason, JNA say, often holds for all of them. */
  private final ConcurrentMap<String, AtomicBoolean> saidByReason =
      new ConcurrentHashMap<String, AtomicBoolean>();

  private final Logger log;

  OptionWriter(BeforeMain beforeMain, Logger log) {
    this.libc = new LibcWay(beforeMain);
    this.ways = new Way[] {new JdkWay(), libc};
    this.log = log;
    for (Kind kind : Kind.values()) {
      Map<TcpOption, Path> ofKind = new HashMap<TcpOption, Path>();
      for (TcpOption option : TcpOption.values()) {
        ofKind.put(option, new Path(kind.isOfTheJdk() ? 0 : 1));
      }
      paths.put(kind, ofKind);
    }
  }

  /** Gives a connection what its settings and the application's own choices come to. */
  void write(OptionSocket socket, Choices choices, Settings settings) {
    if (choices.keepsAlive(settings)) {
      write(socket, TcpOption.IDLE, choices.atConnect(settings, TcpOption.IDLE));
      write(socket, TcpOption.INTERVAL, choices.atConnect(settings, TcpOption.INTERVAL));
      write(socket, TcpOption.COUNT, choices.atConnect(settings, TcpOption.COUNT));
      write(socket, TcpOption.KEEPALIVE, 1); // last: it starts the timer
    }
    write(socket, TcpOption.USER_TIMEOUT, choices.atConnect(settings, TcpOption.USER_TIMEOUT));
  }

  /** Takes what the kernel holds for the latest choice, and sets what is to be there instead. */
  void rewrite(ForeignSocket socket, Choices choices) throws IOException {
    if (!libc.works()) {
      return; // that was said when it was to be set
    }
    for (TcpOption option : CHOSEN) {
      int held = libc.get(socket, option);
      int wanted = choices.value(option, held);
      if (wanted != held) {
        write(socket, option, wanted);
      }
    }
    boolean on = libc.get(socket, TcpOption.KEEPALIVE) != 0;
    if (choices.keepAlive(on) != on) {
      write(socket, TcpOption.KEEPALIVE, 1);
    }
  }

  /** Takes what differs from the kernel's defaults for the choice of whoever made the socket. */
  void readChoices(ForeignSocket socket, Choices choices) throws IOException {
    if (!libc.works()) {
      return;
    }
    for (TcpOption option : CHOSEN) {
      int value = libc.get(socket, option);
      if (value != kernelDefault(option)) {
        choices.value(option, value);
      }
    }
  }

  private static int kernelDefault(TcpOption option) {
    switch (option) {
      case IDLE:
        return KernelDefaults.idleSeconds();
      case INTERVAL:
        return KernelDefaults.intervalSeconds();
      case COUNT:
        return KernelDefaults.count();
      default:
        return Choices.NONE; // TCP_USER_TIMEOUT is 0 until it is set
    }
  }

  private void write(OptionSocket socket, TcpOption option, int value) {
    if (value == Choices.NONE) {
      return;
    }
    Path path = paths.get(socket.kind()).get(option);
    for (int way = path.way; way < ways.length; way = path.way) {
      try {
        if (!ways[way].ready()) {
          log.debug(
              "{} on {} not set: {} is not loaded before main", option, socket.kind(), ways[way]);
          return;
        }
        if (set(ways[way], path, socket, option, value)) {
          return;
        }
        if (path.said.compareAndSet(false, true)) {
          log.warn(
              "{} {} was set on a {} through {}, and is not in effect",
              option,
              value,
              socket.kind(),
              ways[way]);
        }
        if (way + 1 == ways.length) {
          return; // the last way is kept: this may have been this socket's own trouble
        }
        path.way = way + 1;
      } catch (UnsupportedOperationException e) {
        String why = String.valueOf(e.getMessage());
        saidByReason.putIfAbsent(why, new AtomicBoolean());
        giveUp(path, way, socket, option, why, saidByReason.get(why));
      } catch (IOException e) {
        failed(path, socket, option, value, e);
        return;
      }
    }
  }

  /** False if the kernel does not hold the value. */
  private static boolean set(Way way, Path path, OptionSocket socket, TcpOption option, int value)
      throws IOException {
    way.set(socket, option, value);
    int written = path.written.getAndIncrement();
    if (written >= FIRST && written % SAMPLE != 0) {
      return true;
    }
    if (way.get(socket, option) == value) {
      return true;
    }
    way.set(socket, option, value); // another thread of the application's may have come between
    return way.get(socket, option) == value;
  }

  private void giveUp(
      Path path, int way, OptionSocket socket, TcpOption option, String why, AtomicBoolean said) {
    path.way = way + 1;
    if (way + 1 < ways.length) {
      log.debug("{} on {} not through {} ({})", option, socket.kind(), ways[way], why);
    } else if (said.compareAndSet(false, true)) {
      log.warn("{} cannot be set on a {}: {}", option, socket.kind(), why);
    } else {
      log.debug("{} cannot be set on a {}: {}", option, socket.kind(), why);
    }
  }

  private void failed(
      Path path, OptionSocket socket, TcpOption option, int value, IOException failure) {
    if (!closed(failure) && path.said.compareAndSet(false, true)) {
      log.warn("{} {} on a {} failed: {}", option, value, socket.kind(), failure.toString());
    }
  }

  /** The application, or the peer, may be faster than we are. */
  private static boolean closed(IOException failure) {
    String message = failure.getMessage();
    return failure instanceof ClosedChannelException
        || (message != null && message.toLowerCase(Locale.ROOT).contains("closed"));
  }

  /** One option on one kind of socket: the way that works, and what was said of it. */
  private static final class Path {
    volatile int way;
    final AtomicInteger written = new AtomicInteger();
    final AtomicBoolean said = new AtomicBoolean();

    Path(int first) {
      way = first;
    }
  }
}
