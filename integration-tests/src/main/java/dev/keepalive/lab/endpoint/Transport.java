package dev.keepalive.lab.endpoint;

import java.net.InetSocketAddress;

/** One open connection of any kind. */
interface Transport {
  /** Hands the bytes to the kernel; returns when it took them. */
  void write(byte[] bytes) throws Exception;

  InetSocketAddress local();

  InetSocketAddress peer();
}
