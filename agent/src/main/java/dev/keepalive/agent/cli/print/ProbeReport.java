package dev.keepalive.agent.cli.print;

import dev.keepalive.agent.config.setting.Durations;
import dev.keepalive.agent.linux.process.SystemCallException;
import dev.keepalive.agent.probe.Outcome;
import dev.keepalive.agent.probe.Trial;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;

/** What {@code probe} prints. */
public final class ProbeReport {
  private static final int DEFAULT_IDLE_SECONDS = 60;

  private final String host;
  private final int port;

  public ProbeReport(String host, int port) {
    this.host = host;
    this.port = port;
  }

  public int port() {
    return port;
  }

  /** One line while it goes on. */
  public static String progress(int open, Outcome known, long leftMillis) {
    return open
        + " connections open, "
        + (known.survivedMillis() == 0
            ? "none asked yet"
            : "survived " + inWords(known.survivedMillis()))
        + (known.isForgotten() ? ", forgotten after " + inWords(known.forgottenMillis()) : "")
        + ", "
        + inWords(Math.max(1000, leftMillis))
        + " left";
  }

  /** Why there was nothing to measure, in words. */
  public static String inWords(SystemCallException failure, int addresses) {
    String all = addresses == 1 ? "" : ", on none of its " + addresses + " addresses";
    switch (failure.errno()) {
      case SystemCallException.ECONNREFUSED:
        return "refused: nobody listens there" + all;
      case SystemCallException.ETIMEDOUT:
        return "unreachable: no answer within 10s" + all;
      case SystemCallException.EHOSTUNREACH:
      case SystemCallException.ENETUNREACH:
        return "unreachable: there is no way to it" + all;
      default:
        return "no connection: " + failure.getMessage() + all;
    }
  }

  /** The object that stands for a failure. */
  public Map<String, Object> failure(String verdict, String why) {
    Map<String, Object> object = head(verdict);
    object.put("survivedSeconds", null);
    object.put("forgottenSeconds", null);
    object.put("recommendedIdleSeconds", null);
    object.put("message", why);
    object.put("trials", Json.array());
    return object;
  }

  private Map<String, Object> head(String verdict) {
    Map<String, Object> object = Json.object();
    object.put("host", host);
    object.put("port", port);
    object.put("verdict", verdict);
    return object;
  }

  /** Prints the result: for programs one object, for people sentences and the line for the file. */
  public void print(Outcome outcome, InetAddress address, boolean json, PrintWriter out) {
    if (json) {
      out.println(Json.write(object(outcome, address)));
      return;
    }
    String literal =
        host.equals(address.getHostAddress()) ? "" : " (" + address.getHostAddress() + ")";
    out.println(peer() + literal + ": " + sentence(outcome));
    Integer idle = outcome.recommendedIdleSeconds();
    if (idle != null && idle >= DEFAULT_IDLE_SECONDS) {
      out.println(
          "The agent's idle=60s is short enough"
              + (idle > DEFAULT_IDLE_SECONDS ? ", up to idle=" + idle + "s is." : "."));
    } else if (idle != null) {
      if (outcome.verdict() == Outcome.Verdict.SURVIVES) {
        out.println("--up-to measures longer. As far as this goes:");
      }
      out.println("Set idle=" + idle + "s, or in the file that config names:");
      out.println();
      out.println("rule.measured.match = connect " + peer());
      out.println("rule.measured.idle = " + idle + "s");
    }
  }

  private String peer() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }

  private Map<String, Object> object(Outcome outcome, InetAddress address) {
    Map<String, Object> object = head(outcome.verdict().toString());
    object.put("address", address.getHostAddress());
    object.put("survivedSeconds", outcome.survivedMillis() / 1000.0);
    object.put(
        "forgottenSeconds", outcome.isForgotten() ? outcome.forgottenMillis() / 1000.0 : null);
    object.put("recommendedIdleSeconds", outcome.recommendedIdleSeconds());
    object.put("message", sentence(outcome));
    List<Object> trials = Json.array();
    for (Trial trial : outcome.trials()) {
      Map<String, Object> each = Json.object();
      each.put("seconds", trial.restMillis() / 1000.0);
      each.put("result", trial.result().toString());
      trials.add(each);
    }
    object.put("trials", trials);
    return object;
  }

  private static String sentence(Outcome outcome) {
    String survived = inWords(outcome.survivedMillis());
    String lived =
        outcome.survivedMillis() == 0
            ? "no silence was survived"
            : "a silence of " + survived + " is survived";
    switch (outcome.verdict()) {
      case FORGETS_SILENTLY:
        return lived
            + ", after "
            + inWords(outcome.forgottenMillis())
            + " the path has forgotten the connection, without a word";
      case FORGETS_WITH_RESET:
        return lived
            + ", after "
            + inWords(outcome.forgottenMillis())
            + " the path has forgotten the connection, and answers with a reset";
      case PEER_CLOSES:
        return "the peer itself closes a connection that nobody uses after "
            + inWords(outcome.endedMillis())
            + "; keepalive does not change that, its probes are no data";
      case PEER_RESETS:
        return "a connection that nobody uses is reset after "
            + inWords(outcome.endedMillis())
            + ", by the peer or on the way, without being asked";
      case INTERRUPTED:
        return "interrupted; "
            + lived
            + (outcome.isForgotten()
                ? ", after " + inWords(outcome.forgottenMillis()) + " it was forgotten"
                : ", and nothing was forgotten so far");
      default:
        return lived + ", and nothing was forgotten";
    }
  }

  /** To a tenth of a second where it is short. */
  private static String inWords(long millis) {
    return millis < 20_000 && millis % 1000 != 0
        ? millis / 1000 + "." + millis % 1000 / 100 + "s"
        : Durations.inWords(millis / 1000 * 1000);
  }
}
