package dev.keepalive.subject;

import java.net.InetSocketAddress;

/** One way in which a program opens a TCP connection. */
interface Client {
  /** Connects; returns when the program would start to use the connection. */
  Connection connect(InetSocketAddress server) throws Exception;
}
