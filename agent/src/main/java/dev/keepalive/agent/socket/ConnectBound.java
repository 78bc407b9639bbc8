package dev.keepalive.agent.socket;

import dev.keepalive.agent.config.policy.Policy;
import dev.keepalive.agent.config.setting.Settings;
import dev.keepalive.agent.jvm.Reflection;
import dev.keepalive.agent.linux.DescriptorOptions;
import dev.keepalive.agent.socket.record.TcpOption;
import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;

/**
 * Bounds how long a connect may take, where {@code dead-after} promises it: TCP_USER_TIMEOUT holds
 * in SYN-SENT as well, where the kernel would try for two minutes (tcp(7), tcp_syn_retries). Once
 * connected the option gets what the settings ask for, as any other that the agent has set. The
 * application's own timeout goes on beside it. Thread-safe.
 */
final class ConnectBound {
  private final DescriptorOptions options = new DescriptorOptions();

  /** The application is about to connect this socket. */
  void set(Object socket, SocketAddress to, Policy policy, KnownSockets known) throws IOException {
    if (!(to instanceof InetSocketAddress)) {
      return;
    }
    InetSocketAddress asked = (InetSocketAddress) to;
    Settings settings = Addresses.opened(asked, asked.getAddress()).decide(policy).settings();
    final int millis = settings.enabled() ? settings.limits().deadAfterMillis() : 0;
    if (millis == 0) {
      return;
    }
    OptionSocket tcp = opened(socket);
    if (tcp == null) {
      return;
    }
    KnownSocket state = known.getOrCreate(socket);
    int theirs = state.application().get(TcpOption.USER_TIMEOUT);
    if (state.settings() != null || (theirs > 0 && theirs <= millis)) {
      return;
    }
    state.isOurs(TcpOption.USER_TIMEOUT, true);
    tcp.whileOpen(
        new OptionSocket.DescriptorUse() {
          @Override
          public void with(FileDescriptor descriptor) throws IOException {
            TcpOption option = TcpOption.USER_TIMEOUT;
            try {
              options.set(descriptor, option.level(), option.number(), millis);
            } catch (SocketException noTcp) {
              return; // a Socket that sends datagrams
            }
          }
        });
  }

  /** With its descriptor; null where it has none, or is not the JDK's: the connect will tell. */
  private static OptionSocket opened(Object socket) {
    try {
      if (socket instanceof Socket) {
        if (JdkSocket.isForeign((Socket) socket)) {
          return null;
        }
        Reflection.call(Members.GET_IMPL, socket);
      }
      return OptionSocket.of(socket);
    } catch (IOException closed) {
      return null;
    }
  }

  /** Looked up when the package is open. */
  private static final class Members {
    /** Makes the descriptor, as the connect itself would; the same from 8 to 26. */
    static final Method GET_IMPL = Reflection.method(Socket.class, "getImpl");
  }
}
