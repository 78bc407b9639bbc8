package dev.keepalive.agent.watch;

import dev.keepalive.agent.jvm.BeforeMain;
import dev.keepalive.agent.log.RecordingLog;
import dev.keepalive.agent.socket.Connections;
import dev.keepalive.agent.socket.Loopback;
import dev.keepalive.agent.socket.record.ConnectionListener;
import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.agent.socket.record.PeerDeath;
import java.io.IOException;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * Connections that the kernel has ended, here by a reset of the peer's: to the kernel that is the
 * same as the end by keepalive, but for the error that a read gets.
 */
public final class DeadConnection implements ConnectionListener {
  public final List<PeerDeath> deaths = new ArrayList<>();
  public final Connections connections;
  public final DeadPeers deadPeers;
  private final Loopback loopback;

  public DeadConnection(Loopback loopback) {
    this.loopback = loopback;
    this.connections =
        new Connections(Loopback.policy("idle=44"), BeforeMain.over(), this, new RecordingLog());
    this.deadPeers =
        new DeadPeers(connections.known(), BeforeMain.over(), this, new RecordingLog());
  }

  @Override
  public void settled(ConnectionRecord record) {}

  @Override
  public void died(PeerDeath death) {
    deaths.add(death);
  }

  public Socket socket() throws IOException {
    Socket socket = loopback.socket();
    connections.connected(socket, loopback.address());
    reset(socket);
    return socket;
  }

  SocketChannel channel() throws IOException {
    SocketChannel channel = loopback.channel();
    connections.connected(channel, loopback.address());
    reset(channel);
    return channel;
  }

  private void reset(Object socket) throws IOException {
    SocketChannel accepted = loopback.accept();
    accepted.setOption(StandardSocketOptions.SO_LINGER, 0);
    accepted.close();
    Autopsy autopsy = new Autopsy(BeforeMain.over(), new RecordingLog());
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> autopsy.of(connections.known().managed(socket)).end().isClosed());
  }
}
