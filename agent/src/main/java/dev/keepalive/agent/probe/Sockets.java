package dev.keepalive.agent.probe;

import dev.keepalive.agent.linux.TcpInfo;
import dev.keepalive.agent.linux.process.SystemCallException;

/** Connections to the peer that is measured, and a clock; a seam for tests. For one thread. */
interface Sockets {

  /** Opens one, within ten seconds, and returns its descriptor. */
  int open() throws SystemCallException;

  /** What the kernel counts of it. */
  TcpInfo info(int descriptor) throws SystemCallException;

  /** Lets the kernel send a keepalive probe now, and one each second until it is answered. */
  void ask(int descriptor) throws SystemCallException;

  void close(int descriptor);

  /** Milliseconds of a clock that only goes forward. */
  long now();

  void sleep(long millis) throws InterruptedException;
}
