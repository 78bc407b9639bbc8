package dev.keepalive.it.harness;

import com.sun.jna.LastErrorException;
import com.sun.jna.ptr.IntByReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * The judge: the sockets of another process as the kernel has them, whatever that process believes.
 *
 * <p>Works across network namespaces. Options are read with {@code getsockopt} on a duplicate of
 * the descriptor that pidfd_getfd(2) gives: root, or the same user where ptrace is allowed. Where
 * it is not, only the timer of {@code /proc/PID/net/tcp} is left, the one that {@code ss -o} shows:
 * keepalive on or off. That is said once on stderr, and idle, interval, count and user timeout are
 * then {@link Keepalive#UNKNOWN}.
 */
public final class Kernel {

  private static final AtomicBoolean TOLD = new AtomicBoolean();

  private Kernel() {}

  /** All TCP sockets that this process holds, in order of their descriptors. */
  public static List<TcpSocket> sockets(long pid) {
    try {
      Map<Long, ProcNet.Entry> tcp = ProcNet.tcp(pid);
      List<TcpSocket> sockets = new ArrayList<>();
      inodes(pid)
          .forEach(
              (fd, inode) -> {
                ProcNet.Entry entry = tcp.get(inode);
                if (entry != null) {
                  read(pid, fd, entry).ifPresent(sockets::add);
                }
              });
      return sockets;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those of {@link #sockets} that are connected. */
  public static List<TcpSocket> connections(long pid) {
    return sockets(pid).stream().filter(s -> s.state() == TcpSocket.State.ESTABLISHED).toList();
  }

  /** How many of its connections wait for nothing but a keepalive probe; cheap. */
  public static long withKeepaliveTimer(long pid) {
    try {
      Map<Long, ProcNet.Entry> tcp = ProcNet.tcp(pid);
      return inodes(pid).values().stream()
          .map(tcp::get)
          .filter(entry -> entry != null && entry.keepaliveTimer())
          .count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Seconds of a processor that its thread of that name has used, proc(5). A long name is cut:
   * after 15 characters, by Java 26 in its middle.
   *
   * @throws AssertionError where there is no such thread
   */
  public static double processorSeconds(long pid, String thread) {
    String cut = thread.substring(0, Math.min(15, thread.length()));
    String middle = thread.substring(0, 7) + ".." + thread.substring(thread.length() - 6);
    try (Stream<Path> tasks = Files.list(Path.of("/proc/" + pid + "/task"))) {
      for (Path task : tasks.toList()) {
        String name = Files.readString(task.resolve("comm")).strip();
        if (name.equals(cut) || name.equals(middle)) {
          String stat = Files.readString(task.resolve("stat"));
          String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
          long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
          return ticks / 100.0; // USER_HZ, the same everywhere
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new AssertionError("no thread " + thread);
  }

  /** Those of {@link #sockets} that listen. */
  public static List<TcpSocket> listeners(long pid) {
    return sockets(pid).stream().filter(s -> s.state() == TcpSocket.State.LISTEN).toList();
  }

  /** Sets SO_KEEPALIVE and TCP_KEEPIDLE as a native library of that process would. */
  public static void set(long pid, TcpSocket tcp, boolean keepalive, int idleSeconds) {
    try (RemoteDescriptor socket = RemoteDescriptor.of(pid, tcp.descriptor())) {
      set(socket, LibC.SOL_SOCKET, LibC.SO_KEEPALIVE, keepalive ? 1 : 0);
      set(socket, LibC.IPPROTO_TCP, LibC.TCP_KEEPIDLE, idleSeconds);
    }
  }

  /**
   * SO_KEEPALIVE of each socket that is not TCP, by descriptor: Unix-domain and datagram sockets.
   *
   * @throws LastErrorException where descriptors of other processes are out of reach
   */
  public static Map<Integer, Boolean> keepaliveOfOthers(long pid) {
    try {
      Map<Long, ProcNet.Entry> tcp = ProcNet.tcp(pid);
      Map<Integer, Boolean> others = new TreeMap<>();
      inodes(pid)
          .forEach(
              (fd, inode) -> {
                if (!tcp.containsKey(inode)) {
                  try (RemoteDescriptor socket = RemoteDescriptor.of(pid, fd)) {
                    others.put(fd, option(socket, LibC.SOL_SOCKET, LibC.SO_KEEPALIVE) != 0);
                  }
                }
              });
      return others;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty if the descriptor was closed since the table was read. */
  private static Optional<TcpSocket> read(long pid, int fd, ProcNet.Entry entry) {
    Keepalive keepalive;
    try (RemoteDescriptor socket = RemoteDescriptor.of(pid, fd)) {
      keepalive =
          new Keepalive(
              option(socket, LibC.SOL_SOCKET, LibC.SO_KEEPALIVE) != 0,
              option(socket, LibC.IPPROTO_TCP, LibC.TCP_KEEPIDLE),
              option(socket, LibC.IPPROTO_TCP, LibC.TCP_KEEPINTVL),
              option(socket, LibC.IPPROTO_TCP, LibC.TCP_KEEPCNT),
              option(socket, LibC.IPPROTO_TCP, LibC.TCP_USER_TIMEOUT));
    } catch (LastErrorException e) {
      switch (e.getErrorCode()) {
        case LibC.EBADF -> {
          return Optional.empty();
        }
        case LibC.EPERM, LibC.ENOSYS -> keepalive = fromTimer(entry);
        default -> throw e;
      }
    }
    return Optional.of(new TcpSocket(fd, entry.local(), entry.remote(), entry.state(), keepalive));
  }

  private static Keepalive fromTimer(ProcNet.Entry entry) {
    if (TOLD.compareAndSet(false, true)) {
      System.err.println("pidfd_getfd is not allowed here: only the keepalive timer is judged");
    }
    int unknown = Keepalive.UNKNOWN;
    return new Keepalive(entry.keepaliveTimer(), unknown, unknown, unknown, unknown);
  }

  private static int option(RemoteDescriptor socket, int level, int name) {
    IntByReference value = new IntByReference();
    LibC.INSTANCE.getsockopt(
        socket.duplicate(), level, name, value, new IntByReference(Integer.BYTES));
    return value.getValue();
  }

  private static void set(RemoteDescriptor socket, int level, int name, int value) {
    LibC.INSTANCE.setsockopt(
        socket.duplicate(), level, name, new IntByReference(value), Integer.BYTES);
  }

  private static Map<Integer, Long> inodes(long pid) throws IOException {
    Map<Integer, Long> inodes = new TreeMap<>();
    try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      for (Path descriptor : (Iterable<Path>) descriptors::iterator) {
        inode(descriptor)
            .ifPresent(
                inode -> inodes.put(Integer.parseInt(descriptor.getFileName().toString()), inode));
      }
    }
    return inodes;
  }

  private static OptionalLong inode(Path descriptor) {
    try {
      String target = Files.readSymbolicLink(descriptor).toString();
      return target.startsWith("socket:[")
          ? OptionalLong.of(Long.parseLong(target, 8, target.length() - 1, 10))
          : OptionalLong.empty();
    } catch (IOException closedSince) {
      return OptionalLong.empty();
    }
  }
}
