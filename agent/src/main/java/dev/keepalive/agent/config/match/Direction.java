package dev.keepalive.agent.config.match;

/** Which side of a connection this process is. */
public enum Direction {
  /** The application opened the connection. */
  CONNECT,
  /** The application's server socket accepted it. */
  ACCEPT
}
