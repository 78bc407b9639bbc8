package dev.keepalive.agent.socket;

import dev.keepalive.agent.jvm.BeforeMain;
import dev.keepalive.agent.log.RecordingLog;
import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.agent.socket.record.TcpOption;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Connections on the kernel itself, and what their listener was told. */
final class Watched {
  final List<ConnectionRecord> told = new ArrayList<>();
  final JdkOptions jdk = new JdkOptions();
  final Connections connections;

  /** Runs once, when a connection has been told and is not followed up yet. */
  Runnable next = () -> {};

  Watched(String argument) {
    KernelAccess access =
        new KernelAccess(
            new KernelOptions(), jdk, new LibcOptions(BeforeMain.over()), new RecordingLog());
    connections =
        new Connections(Loopback.policy(argument), new OptionWriter(access), this::settled);
  }

  private void settled(ConnectionRecord record) {
    told.add(record);
    Runnable now = next;
    next = () -> {};
    now.run();
  }

  /** The one that was told. */
  ConnectionRecord only() {
    if (told.size() != 1) {
      throw new AssertionError(told.size() + " were told");
    }
    return told.get(0);
  }

  /** Puts another policy in force, as {@code OpenConnections} are told of it. */
  OpenConnections reload(String argument) {
    connections.use(Loopback.policy(argument));
    OpenConnections open = connections.open();
    open.follow();
    return open;
  }

  /** What the kernel holds, by the JDK's own numbers of the options. */
  int held(Object socket, TcpOption option) throws IOException {
    return jdk.get(OptionSocket.of(socket), null, option);
  }

  /** The kernel holds it from now on, without the agent's knowing. */
  void hold(Object socket, TcpOption option, int value) throws IOException {
    jdk.set(OptionSocket.of(socket), null, option, value);
  }
}
