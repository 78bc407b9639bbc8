package dev.keepalive.agent.socket;

import java.io.Closeable;
import java.io.IOException;

/** The kinds of socket that the JDK has, each as an application opens it. */
enum JdkKind {
  SOCKET {
    @Override
    Closeable open(Loopback loopback) throws IOException {
      return loopback.socket();
    }
  },
  CHANNEL {
    @Override
    Closeable open(Loopback loopback) throws IOException {
      return loopback.channel();
    }
  },
  ASYNCHRONOUS_CHANNEL {
    @Override
    Closeable open(Loopback loopback) throws IOException {
      return loopback.asynchronousChannel();
    }
  };

  /** A new connection. */
  abstract Closeable open(Loopback loopback) throws IOException;
}
