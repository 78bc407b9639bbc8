package dev.keepalive.agent.watch;

import dev.keepalive.agent.config.setting.Settings;
import dev.keepalive.agent.linux.TcpInfo;

/**
 * Decides from what the kernel counts of one connection whether it has come to the end of its time,
 * and when it can come to it at the earliest. For one thread.
 */
final class Patience {
  private static final long NONE = Long.MIN_VALUE;

  /** The kernel counts in jiffies, of up to 10 ms each. */
  private static final long JIFFY_MILLIS = 10;

  /** An acknowledgement that carries no data comes within that: TCP_DELACK_MAX, and its way. */
  private static final long DELAYED_ACK_MILLIS = 300;

  /** What is under way is looked at again so soon: the time counts once it is acknowledged. */
  private static final long UNDER_WAY_MILLIS = 500;

  /** A part of the time, after which it is looked at whether data is under way. */
  private static final int PARTS = 8;

  /**
   * An unused connection may live longer by that part of its time, and 750 ms at most. Looked at to
   * the millisecond, one that is used every 3 s, with 6 s to live, is looked at a moment before it
   * is used again, and so twice as often.
   */
  private static final int LONGER_PART = 8;

  private static final int LONGER_MILLIS = 750;

  /** Since when data is retransmitted without an answer, on the clock of the caller; or none. */
  private long stuckSince = NONE;

  /** When what was sent last, and not answered, was sent; or none. */
  private long owedSince = NONE;

  private long waitMillis;
  private long spentMillis;

  /**
   * Looks.
   *
   * @param dataMillis how long sent data may stay unacknowledged; 0: for ever
   * @param now of a clock of milliseconds that only goes forward
   */
  Verdict look(TcpInfo info, Settings settings, long dataMillis, long now) {
    waitMillis = Long.MAX_VALUE;
    int idleClose = settings.limits().idleCloseMillis();
    int answer = settings.limits().answerTimeoutMillis();
    if (dataMillis > 0 && isOver(dataMillis, unacknowledgedFor(info, now, dataMillis))) {
      return Verdict.DEAD;
    }
    if (answer > 0) {
      if (isOver(answer, unansweredFor(info, now))) {
        return Verdict.NOT_ANSWERING;
      }
      if (settings.idleSeconds() != Settings.KERNEL) {
        // once probes are answered, isSentAfter can't tell any more
        waitMillis = Math.min(waitMillis, settings.idleSeconds() * 500L);
      }
    }
    long longer = Math.min(LONGER_MILLIS, idleClose / LONGER_PART);
    if (idleClose > 0 && isOver(idleClose, idleFor(info), longer)) {
      return Verdict.IDLE;
    }
    return Verdict.WAIT;
  }

  /** After {@link Verdict#WAIT}: in how many milliseconds to look again, at least 1. */
  long waitMillis() {
    return waitMillis;
  }

  /** After another verdict: for how long it lasted, in milliseconds. */
  long spentMillis() {
    return spentMillis;
  }

  /** Whether data is retransmitted without an answer, as far as is known. */
  boolean isStuck() {
    return stuckSince != NONE;
  }

  private boolean isOver(long allowed, long spent) {
    return isOver(allowed, spent, 0);
  }

  /**
   * @param longer how much later than it can be over it may be looked at
   */
  private boolean isOver(long allowed, long spent, long longer) {
    spentMillis = spent;
    waitMillis = Math.min(waitMillis, Math.max(1, allowed - spent + longer));
    return spent >= allowed;
  }

  /** How long nothing has come for what was sent, at least; 0 while nothing is sent again. */
  private long unacknowledgedFor(TcpInfo info, long now, long dataMillis) {
    waitMillis = Math.max(1, dataMillis / PARTS);
    long silent = info.millisSinceHeard();
    if (!info.canSend() || !(info.hasUnacknowledged() || info.hasUnsent())) {
      stuckSince = NONE;
      return 0;
    }
    if (info.retransmits() == 0) {
      stuckSince = NONE;
      // a closed window is probed ever more rarely: one probe may be on its way, two are lost
      return info.probes() >= 2 && !info.hasUnacknowledged() ? silent : 0;
    }
    if (stuckSince == NONE || silent < now - stuckSince - JIFFY_MILLIS) {
      stuckSince = now - Math.min(silent, info.retransmittingMillis());
    }
    waitMillis = Long.MAX_VALUE; // until it is over, and no earlier
    return now - stuckSince;
  }

  /** How long the peer owes an answer; 0 if it does not. */
  private long unansweredFor(TcpInfo info, long now) {
    long sent = info.millisSinceSent();
    boolean owes = info.isAnswerOwed() || (info.isEstablished() && isSentAfter(info, now));
    owedSince = owes ? now - sent : NONE;
    if (info.hasUnacknowledged()) {
      waitMillis = Math.min(waitMillis, UNDER_WAY_MILLIS);
    }
    return owes ? sent : 0;
  }

  /**
   * Whether data was sent after some had come, where both was in one tick of the kernel's clock:
   * then its acknowledgement came by itself, and a little later. Once known it stays known until
   * data goes either way.
   */
  private boolean isSentAfter(TcpInfo info, long now) {
    long sent = info.millisSinceSent();
    if (sent != info.millisSinceReceived()
        || info.hasUnacknowledged()
        || info.dataSegmentsOut() == 0) {
      return false;
    }
    long later = sent - info.millisSinceAcknowledged();
    boolean known = owedSince != NONE && Math.abs(now - sent - owedSince) <= JIFFY_MILLIS;
    return known || (later > 0 && later <= DELAYED_ACK_MILLIS);
  }

  /** How long no data went either way, and none is under way. */
  private static long idleFor(TcpInfo info) {
    return info.canSend() && !info.hasUnacknowledged() && !info.hasUnsent()
        ? Math.min(info.millisSinceSent(), info.millisSinceReceived())
        : 0;
  }
}
