package dev.keepalive.agent.watch;

/** What a look at a connection has come to. */
enum Verdict {
  /** It is to be looked at again later. */
  WAIT,
  /** It carried no data for as long as {@code idle-close} allows. */
  IDLE,
  /** The peer has not answered for as long as {@code answer-timeout} allows. */
  NOT_ANSWERING,
  /** Nothing was acknowledged for as long as {@code dead-after} allows. */
  DEAD
}
