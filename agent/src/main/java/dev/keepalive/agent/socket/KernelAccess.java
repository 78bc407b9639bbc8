package dev.keepalive.agent.socket;

import dev.keepalive.agent.jvm.BeforeMain;
import dev.keepalive.agent.linux.NotYetPossible;
import dev.keepalive.agent.log.Log;
import dev.keepalive.agent.socket.OptionSocket.Kind;
import dev.keepalive.agent.socket.record.TcpOption;
import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.HashMap;
import java.util.Map;

/**
 * Sets and reads single options: by the descriptor through the JDK's own native calls, by the JDK's
 * public API, or by libc. "Set" is not "effective": the first values of each option on each kind of
 * socket, and later a sample, are read back; an access whose value the kernel does not hold is
 * given up for the next. Thread-safe.
 */
class KernelAccess {
  private final JdkOptions jdk;
  private final OptionAccess[] accesses;
  // no EnumMap: its reflection starts the method handle machinery, before the application's main
  private final Map<Kind, AccessChoice[]> choices = new HashMap<Kind, AccessChoice[]>();
  private final Log log;

  KernelAccess(BeforeMain beforeMain, Log log) {
    this(new KernelOptions(), new JdkOptions(), new LibcOptions(beforeMain), log);
  }

  KernelAccess(OptionAccess first, JdkOptions second, OptionAccess third, Log log) {
    this.jdk = second;
    this.accesses = new OptionAccess[] {first, second, third};
    this.log = log;
    for (Kind kind : Kind.values()) {
      AccessChoice[] ofKind = new AccessChoice[TcpOption.values().length];
      for (int i = 0; i < ofKind.length; i++) {
        ofKind[i] = new AccessChoice();
      }
      choices.put(kind, ofKind);
    }
  }

  /** Whether a woven method of the JDK's is called from here, on this thread, right now. */
  boolean isSetting() {
    return jdk.isSetting();
  }

  /**
   * Sets an option.
   *
   * @param descriptor null where the JDK hides it
   * @return null, or in one line why it could not be set
   * @throws ClosedChannelException where the socket is closed
   */
  String set(OptionSocket socket, FileDescriptor descriptor, TcpOption option, int value)
      throws IOException {
    AccessChoice choice = choices.get(socket.kind())[option.index()];
    String why = choice.lastReason();
    for (int i = 0; i < accesses.length; i++) {
      OptionAccess access = accesses[i];
      if (choice.isGivenUp(i)) {
        continue;
      }
      if (!access.ready()) {
        return access + " is not to be used yet";
      }
      try {
        if (isInEffect(access, choice, socket, descriptor, option, value)) {
          return null;
        }
        why = value + " was set through " + access + ", and is not in effect";
        if (choice.warnsFirst()) {
          log.warn("{} on a {}: {}", option, socket.kind(), why);
        }
        if (i + 1 < accesses.length) {
          choice.giveUp(i, why); // the last is kept: this may have been this socket's own trouble
        }
      } catch (NotYetPossible e) {
        // the next connection may find it possible; why the others are none tells more
        log.debug(
            "{} on a {} not yet through {}: {}", option, socket.kind(), access, e.getMessage());
      } catch (UnsupportedOperationException e) {
        why = String.valueOf(e.getMessage());
        log.debug("{} on a {} not through {}: {}", option, socket.kind(), access, why);
        choice.giveUp(i, why);
      } catch (ClosedChannelException e) {
        throw e;
      } catch (IOException e) {
        checkOpen(socket);
        return value + " was refused: " + e;
      }
    }
    return why;
  }

  private static boolean isInEffect(
      OptionAccess access,
      AccessChoice choice,
      OptionSocket socket,
      FileDescriptor descriptor,
      TcpOption option,
      int value)
      throws IOException {
    access.set(socket, descriptor, option, value);
    if (!choice.isToBeReadBack() || access.get(socket, descriptor, option) == value) {
      return true;
    }
    access.set(socket, descriptor, option, value); // another thread may have come between
    return access.get(socket, descriptor, option) == value;
  }

  /**
   * The value that the kernel holds, or {@link ApplicationOptions#NONE} where it cannot be read.
   */
  int get(final OptionSocket socket, final TcpOption option) throws IOException {
    final int[] held = {ApplicationOptions.NONE};
    socket.whileOpen(
        new OptionSocket.DescriptorUse() {
          @Override
          public void with(FileDescriptor descriptor) throws IOException {
            held[0] = get(socket, descriptor, option);
          }
        });
    return held[0];
  }

  private int get(OptionSocket socket, FileDescriptor descriptor, TcpOption option)
      throws IOException {
    AccessChoice choice = choices.get(socket.kind())[option.index()];
    for (int i = 0; i < accesses.length; i++) {
      if (choice.isGivenUp(i) || !accesses[i].ready()) {
        continue;
      }
      try {
        return accesses[i].get(socket, descriptor, option);
      } catch (NotYetPossible notNow) {
        log.debug("{} on a {} not read: {}", option, socket.kind(), notNow.getMessage());
      } catch (UnsupportedOperationException e) {
        choice.giveUp(i, String.valueOf(e.getMessage()));
      }
    }
    return ApplicationOptions.NONE;
  }

  /** What was refused on a socket that was closed meanwhile is no failure. */
  private static void checkOpen(OptionSocket socket) throws IOException {
    try {
      socket.whileOpen(
          new OptionSocket.DescriptorUse() {
            @Override
            public void with(FileDescriptor descriptor) {}
          });
    } catch (UnsupportedOperationException hidden) {
      return; // this JDK does not tell
    }
  }
}
