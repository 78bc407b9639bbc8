package dev.keepalive.agent.sweep;

import dev.keepalive.agent.jvm.BeforeMain;
import dev.keepalive.agent.linux.EphemeralPorts;
import dev.keepalive.agent.linux.KernelTable;
import dev.keepalive.agent.linux.LoadedLibraries;
import dev.keepalive.agent.linux.OwnSockets;
import dev.keepalive.agent.socket.Connections;
import dev.keepalive.agent.socket.ForeignSocket;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;

/**
 * Finds the TCP connections of this process that no hook has seen, because a native library opened
 * or accepted them, and brings them under the same rules. Walks the process's own descriptors from
 * time to time on a thread of its own; Linux only. Nothing of the application is locked or stopped:
 * a descriptor that is closed and used again in between can at worst receive the settings of the
 * rule that fits its own addresses.
 *
 * <p>A connection that is new is looked at a second time before it is touched: a hook may be about
 * to, as long as the application has not called {@code finishConnect}, and it alone knows the host
 * that was asked for.
 */
final class Sweep implements Runnable {

  /** Until the second look; enough for a hook to come by. */
  private static final int SECOND_LOOK_SECONDS = 1;

  private final Connections connections;
  private final BeforeMain beforeMain;
  private final int seconds;
  private final Logger log;

  private final ListenedPorts listened = new ListenedPorts();

  private Map<Long, ForeignSocket> found = new HashMap<Long, ForeignSocket>();
  private boolean said;

  Sweep(Connections connections, BeforeMain beforeMain, int seconds, Logger log) {
    this.connections = connections;
    this.beforeMain = beforeMain;
    this.seconds = seconds;
    this.log = log;
  }

  /** Sweeps from {@code main} on until the JVM ends. */
  @Override
  public void run() {
    try {
      while (!beforeMain.isOver()) {
        Thread.sleep(100);
      }
      while (true) {
        if (look()) {
          Thread.sleep(SECOND_LOOK_SECONDS * 1000L);
          look();
        }
        Thread.sleep(seconds * 1000L);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns whether connections were there that were not before. */
  private boolean look() {
    try {
      return once();
    } catch (Throwable t) { // no descriptor is free for a moment, say
      say(t);
      return false;
    }
  }

  /** Says it once. If there is not even room to say it, the next round may. */
  private void say(Throwable t) {
    try {
      if (!said) {
        log.error("sweep: failed, and tries again every {} s: {}", seconds, t.toString());
        said = true;
      }
    } catch (Throwable again) {
      said = false;
    }
  }

  private boolean once() throws IOException {
    Map<Integer, Long> own = OwnSockets.inodes();
    KernelTable table = KernelTable.read();
    Set<Integer> listening = new HashSet<Integer>();
    for (Long inode : own.values()) {
      KernelTable.Entry entry = table.get(inode);
      if (entry != null && entry.listens()) {
        listening.add(entry.localPort());
      }
    }
    listened.nextRound(listening);
    Set<Long> hooked = new HashSet<Long>();
    for (Integer descriptor : connections.descriptors()) {
      hooked.add(own.get(descriptor));
    }
    boolean anyNew = false;
    Map<Long, ForeignSocket> still = new HashMap<Long, ForeignSocket>();
    for (Map.Entry<Integer, Long> descriptor : own.entrySet()) {
      Long inode = descriptor.getValue();
      KernelTable.Entry entry = table.get(inode);
      if (entry != null
          && !entry.listens()
          && !hooked.contains(inode)
          && !still.containsKey(inode)) {
        ForeignSocket socket = found.get(inode);
        if (socket == null) {
          socket = foreign(descriptor.getKey(), entry);
          anyNew = true;
        } else {
          socket.isAt(descriptor.getKey());
          connections.found(socket);
        }
        still.put(inode, socket);
      }
    }
    found = still;
    return anyNew;
  }

  private ForeignSocket foreign(int descriptor, KernelTable.Entry entry) {
    return new ForeignSocket(
        descriptor, entry.remoteHost(), entry.remotePort(), entry.localPort(), isAccepted(entry));
  }

  /**
   * The debugger's listener is there for a moment, perhaps between two looks: its connection shows
   * by the ports.
   */
  private boolean isAccepted(KernelTable.Entry entry) {
    return listened.contains(entry.localPort())
        || (EphemeralPorts.read().suggestAccepted(entry.localPort(), entry.remotePort())
            && LoadedLibraries.contain(LoadedLibraries.DEBUGGER));
  }
}
