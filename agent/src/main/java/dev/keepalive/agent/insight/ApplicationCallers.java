package dev.keepalive.agent.insight;

import dev.keepalive.agent.socket.record.ConnectionListener;
import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.agent.socket.record.TcpOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Who of the application, or of its libraries, sets the options itself: by option, value and class.
 * To look at the stack costs some 20 µs; so it is looked at for the first calls, and then for one
 * of many, which stands for all of them. Holds names alone, and a bounded number of them.
 * Thread-safe, without a lock.
 */
public final class ApplicationCallers implements ConnectionListener {
  private static final int FIRST = 200;
  private static final int SAMPLE = 64;
  private static final int MOST = 100;

  private static final String OURS = "dev.keepalive.agent.";
  private static final String BRIDGE = "java.net.KeepaliveBridge";
  private static final String[] JDK = {"java.", "sun.", "jdk.", "javax.net."};

  /** Anywhere in a name: it may have been relocated. */
  private static final String NETTY = "io.netty.";

  private final AtomicInteger calls = new AtomicInteger();
  private final ConcurrentMap<String, AtomicLong> counts =
      new ConcurrentHashMap<String, AtomicLong>();

  @Override
  public void settled(ConnectionRecord record) {}

  @Override
  public void asked(TcpOption option, int value) {
    int before = calls.getAndIncrement();
    boolean isFirst = before >= 0 && before < FIRST;
    if ((isFirst || before % SAMPLE == 0) && option.takes(value)) {
      String caller = caller(new Throwable().getStackTrace());
      count(option + "\t" + value + "\t" + caller, isFirst ? 1 : SAMPLE);
    }
  }

  private void count(String call, int times) {
    AtomicLong count = counts.get(call);
    if (count == null && counts.size() < MOST) {
      AtomicLong made = new AtomicLong();
      count = counts.putIfAbsent(call, made);
      count = count == null ? made : count;
    }
    if (count != null) {
      count.addAndGet(times);
    }
  }

  /**
   * The class that called: the first that is neither the JDK's, nor Netty's, nor the agent's; or
   * else the first of Netty's; or else of the JDK's.
   *
   * @param stack what was called last comes first
   */
  static String caller(StackTraceElement[] stack) {
    String ofNetty = null;
    String ofJdk = null;
    for (StackTraceElement frame : stack) {
      String name = frame.getClassName();
      if (name.startsWith(OURS) || name.equals(BRIDGE)) {
        continue;
      }
      if (isOfJdk(name)) {
        ofJdk = ofJdk == null ? name : ofJdk;
      } else if (name.startsWith(NETTY) || name.contains("." + NETTY)) {
        ofNetty = ofNetty == null ? name : ofNetty;
      } else {
        return name;
      }
    }
    return ofNetty != null ? ofNetty : ofJdk != null ? ofJdk : "unknown";
  }

  private static boolean isOfJdk(String name) {
    for (String prefix : JDK) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** {@code OPTION<TAB>VALUE<TAB>CLASS<TAB>COUNT} for each, in order. */
  public List<String> lines() {
    List<String> lines = new ArrayList<String>();
    for (Map.Entry<String, AtomicLong> call : new TreeMap<String, AtomicLong>(counts).entrySet()) {
      lines.add(call.getKey() + "\t" + call.getValue().get());
    }
    return lines;
  }
}
