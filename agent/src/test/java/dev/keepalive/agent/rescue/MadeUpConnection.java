package dev.keepalive.agent.rescue;

import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.linux.process.MadeUpRow;
import dev.keepalive.agent.linux.process.TcpRow;

/**
 * A connection with figures of a test's choice: a builder. By default established, keepalive off.
 */
public final class MadeUpConnection {
  private static final String OWN = "192.168.0.2";

  private final String peer;
  private String local = OWN + ":40000";
  private String state = "ESTABLISHED";
  private String timer = "";
  private int unanswered;
  private long unacked;
  private boolean readable = true;
  private boolean keepalive;
  private int idle = 7200;
  private int interval = 75;
  private int count = 9;
  private int userTimeout;
  private long idleSeconds;
  private long owedSeconds;

  private MadeUpConnection(String peer) {
    this.peer = peer;
  }

  /** To {@code 10.0.0.5:5432}. */
  public static MadeUpConnection to(String peer) {
    return new MadeUpConnection(peer);
  }

  public MadeUpConnection from(String end) {
    local = end;
    return this;
  }

  public MadeUpConnection state(String name) {
    state = name;
    return this;
  }

  public MadeUpConnection on(int idleTime, int betweenProbes, int probes) {
    keepalive = true;
    idle = idleTime;
    interval = betweenProbes;
    count = probes;
    return this;
  }

  public MadeUpConnection userTimeout(int millis) {
    userTimeout = millis;
    return this;
  }

  public MadeUpConnection owesFor(long seconds) {
    owedSeconds = seconds;
    return this;
  }

  public MadeUpConnection idleFor(long seconds) {
    idleSeconds = seconds;
    return this;
  }

  public MadeUpConnection timer(String name, int probesWithoutAnswer) {
    timer = name;
    unanswered = probesWithoutAnswer;
    return this;
  }

  public MadeUpConnection unacked(long bytes) {
    unacked = bytes;
    return this;
  }

  /** Another user's: its options are out of reach. */
  public MadeUpConnection unreadable() {
    readable = false;
    return this;
  }

  public Connection build() {
    TcpRow row = MadeUpRow.of(local, peer, state, timer, unanswered, unacked, 4711);
    return new Connection(
        1,
        7,
        row,
        Direction.CONNECT,
        readable
            ? new Connection.Held(
                keepalive,
                idle,
                interval,
                count,
                userTimeout,
                idleSeconds * 1000,
                owedSeconds * 1000)
            : null);
  }
}
