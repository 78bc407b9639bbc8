package dev.keepalive.subject;

import java.net.InetSocketAddress;

/** One way in which a program accepts a TCP connection. */
interface Listener {
  /** Where it listens, from its creation on. */
  InetSocketAddress address() throws Exception;

  /** Waits for one connection; returns when the program would start to use it. */
  Connection accept() throws Exception;

  /** Creates one that listens. */
  interface Kind {
    Listener listen(InetSocketAddress any) throws Exception;
  }
}
