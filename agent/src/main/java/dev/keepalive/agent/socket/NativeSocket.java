package dev.keepalive.agent.socket;

import java.net.SocketOption;

/** A socket that the JDK knows nothing of: its options can be set by the descriptor alone. */
abstract class NativeSocket extends TcpSocket {

  NativeSocket() {}

  @Override
  boolean supports(SocketOption<?> option) {
    return false;
  }

  @Override
  void set(SocketOption<Object> option, Object value) {
    throw new UnsupportedOperationException();
  }

  @Override
  Object get(SocketOption<Object> option) {
    throw new UnsupportedOperationException();
  }
}
