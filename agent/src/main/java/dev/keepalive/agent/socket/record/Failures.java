package dev.keepalive.agent.socket.record;

import dev.keepalive.agent.log.Log;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What went wrong, logged once for each place and kind; the others are counted, and each is logged
 * at {@code debug}. A connection that is closed meanwhile is no failure. Thread-safe; never throws.
 */
public final class Failures {
  /** More places and kinds than there are; beyond that one entry stands for all others. */
  private static final int MOST = 256;

  private final ConcurrentMap<String, AtomicLong> counts =
      new ConcurrentHashMap<String, AtomicLong>();
  private final Log log;

  public Failures(Log log) {
    this.log = log;
  }

  /**
   * The agent itself failed on a connection.
   *
   * @param place the event that it was told
   */
  public void onConnection(String place, Throwable failure) {
    try {
      if (isClosed(failure)) {
        log.debug("{}: the connection was closed meanwhile", place);
        return;
      }
      String key = place + " " + failure.getClass().getName();
      if (isFirst(key)) {
        log.error(
            "a connection was left as the application made it, the agent failed: {} ({})",
            failure,
            place);
      }
      log.debug(place, failure);
    } catch (Throwable again) {
      return; // there is not even room to log it: the next one may be
    }
  }

  /** An option could not be set. */
  public void onOption(ConnectionRecord record, TcpOption option) {
    String why = record.failure(option);
    if (isFirst(why)) {
      log.warn("{} cannot be set on a {}: {}", option, record.kind(), why);
    } else {
      log.debug("{} cannot be set on {}: {}", option, record.connection(), why);
    }
  }

  /** How often this went wrong. */
  public long count(String placeAndKind) {
    AtomicLong count = counts.get(placeAndKind);
    return count == null ? 0 : count.get();
  }

  private boolean isFirst(String placeAndKind) {
    String key = counts.size() < MOST || counts.containsKey(placeAndKind) ? placeAndKind : "others";
    AtomicLong count = counts.get(key);
    if (count == null) {
      AtomicLong made = new AtomicLong();
      AtomicLong earlier = counts.putIfAbsent(key, made);
      count = earlier == null ? made : earlier;
    }
    return count.getAndIncrement() == 0;
  }

  /** The application, or the peer, may be faster than we are. */
  public static boolean isClosed(Throwable failure) {
    String message = failure.getMessage();
    return failure instanceof ClosedChannelException
        || (failure instanceof IOException
            && message != null
            && message.toLowerCase(Locale.ROOT).contains("closed"));
  }
}
