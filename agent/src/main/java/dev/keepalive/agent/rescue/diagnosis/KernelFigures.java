package dev.keepalive.agent.rescue.diagnosis;

import dev.keepalive.agent.linux.ProcFile;
import dev.keepalive.agent.linux.process.NetworkNamespace;
import dev.keepalive.agent.linux.process.ProcessFiles;
import dev.keepalive.agent.linux.process.SystemCalls;
import java.util.HashMap;
import java.util.Map;

/**
 * The kernel's settings in one network namespace: ip-sysctl.rst, nf_conntrack-sysctl.rst.
 * Immutable.
 */
final class KernelFigures {
  static final String KEEPALIVE_TIME = "net.ipv4.tcp_keepalive_time";
  static final String KEEPALIVE_INTERVAL = "net.ipv4.tcp_keepalive_intvl";
  static final String KEEPALIVE_PROBES = "net.ipv4.tcp_keepalive_probes";
  static final String RETRIES = "net.ipv4.tcp_retries2";
  static final String RTO_MAX = "net.ipv4.tcp_rto_max_ms"; // from Linux 6.15 on
  static final String SYN_RETRIES = "net.ipv4.tcp_syn_retries";
  static final String SYN_LINEAR = "net.ipv4.tcp_syn_linear_timeouts"; // from Linux 6.5 on
  static final String FIN_TIMEOUT = "net.ipv4.tcp_fin_timeout";
  static final String TW_REUSE = "net.ipv4.tcp_tw_reuse";
  static final String PORTS = "net.ipv4.ip_local_port_range";
  static final String MEMORY = "net.ipv4.tcp_mem";
  static final String CONNTRACK_ESTABLISHED = "net.netfilter.nf_conntrack_tcp_timeout_established";
  static final String CONNTRACK_LOOSE = "net.netfilter.nf_conntrack_tcp_loose";

  /** Pages in TCP's buffers, {@code /proc/net/sockstat}; no sysctl. */
  static final String MEMORY_USED = "sockstat.tcp.mem";

  static final long UNKNOWN = -1;

  private static final String[] NAMES = {
    KEEPALIVE_TIME,
    KEEPALIVE_INTERVAL,
    KEEPALIVE_PROBES,
    RETRIES,
    RTO_MAX,
    SYN_RETRIES,
    SYN_LINEAR,
    FIN_TIMEOUT,
    TW_REUSE,
    PORTS,
    MEMORY,
    CONNTRACK_ESTABLISHED,
    CONNTRACK_LOOSE
  };

  private static final int MOST_SYN_RETRIES = 127; // MAX_TCP_SYNCNT of linux/tcp.h
  private static final double RTO_MIN = 0.2; // TCP_RTO_MIN of net/tcp.h, in seconds
  private static final int RTO_MAX_MILLIS = 120_000; // TCP_RTO_MAX

  private final Map<String, String> values;
  private final int elsewhere;

  /**
   * @param elsewhere a process in the namespace, if that is not this process's own, or 0
   */
  KernelFigures(Map<String, String> values, int elsewhere) {
    this.values = values;
    this.elsewhere = elsewhere;
  }

  /** Reads them where the process has its network; where that may not be entered, here. */
  static KernelFigures of(int pid, SystemCalls calls) {
    final Map<String, String> values = new HashMap<String, String>();
    boolean entered =
        NetworkNamespace.in(
            pid,
            calls,
            new Runnable() {
              @Override
              public void run() {
                for (String name : NAMES) {
                  values.put(name, ProcFile.read("/proc/sys/" + name.replace('.', '/')).trim());
                }
              }
            });
    ProcessFiles process = new ProcessFiles(pid);
    values.put(MEMORY_USED, memoryUsed(process.text("net/sockstat")));
    boolean same =
        process.link("ns/net").equals(new ProcessFiles(ProcessFiles.ownPid()).link("ns/net"));
    return new KernelFigures(values, entered && !same ? pid : 0);
  }

  private static String memoryUsed(String sockstat) {
    for (String line : sockstat.split("\n", -1)) {
      int at = line.indexOf(" mem ");
      if (line.startsWith("TCP:") && at >= 0) {
        return line.substring(at + " mem ".length()).trim();
      }
    }
    return "";
  }

  /** A value as it is written; empty where it cannot be read. */
  String text(String name) {
    String value = values.get(name);
    return value == null ? "" : value;
  }

  /** A number, or {@link #UNKNOWN}. */
  long number(String name) {
    return number(name, 0);
  }

  /** One of several numbers, or {@link #UNKNOWN}. */
  long number(String name, int index) {
    String[] words = text(name).split("\\s+", -1);
    try {
      return index < words.length ? Long.parseLong(words[index]) : UNKNOWN;
    } catch (NumberFormatException e) {
      return UNKNOWN;
    }
  }

  /**
   * From the last data to the end of a connection with keepalive that nobody gave values, or
   * unknown.
   */
  long keepaliveSeconds() {
    long idle = number(KEEPALIVE_TIME);
    long interval = number(KEEPALIVE_INTERVAL);
    long probes = number(KEEPALIVE_PROBES);
    return idle < 0 || interval < 0 || probes < 0 ? UNKNOWN : idle + interval * probes;
  }

  /**
   * How long data is sent again to a peer that is gone, at the least: tcp_model_timeout of
   * net/ipv4/tcp_timer.c. A round trip above 200 ms makes it more.
   */
  long retriesSeconds() {
    long retries = number(RETRIES);
    if (retries < 0) {
      return UNKNOWN;
    }
    double most = (number(RTO_MAX) > 0 ? number(RTO_MAX) : RTO_MAX_MILLIS) / 1000.0;
    double total = 0;
    double next = RTO_MIN;
    for (long i = 0; i <= retries; i++) {
      total += next;
      next = Math.min(most, next * 2);
    }
    return Math.round(total);
  }

  /**
   * How long a connect to a host takes that does not answer: tcp_write_timeout of the same file. It
   * ends with the first timer that is as late as the model, which knows no linear ones, says; from
   * Linux 6.5 on the first timers are a second apart.
   */
  long connectSeconds() {
    long retries = number(SYN_RETRIES);
    if (retries < 0 || retries > MOST_SYN_RETRIES) {
      return UNKNOWN;
    }
    long most = (number(RTO_MAX) > 0 ? number(RTO_MAX) : RTO_MAX_MILLIS) / 1000;
    long model = 0;
    long next = 1;
    for (long i = 0; i <= retries; i++) {
      model += next;
      next = Math.min(most, next * 2);
    }
    long linear = Math.max(0, number(SYN_LINEAR));
    long timer = 0;
    next = 1;
    for (long i = 0; timer < model; i++) {
      timer += next;
      next = i < linear ? 1 : Math.min(most, next * 2);
    }
    return timer;
  }

  /** The command that sets kernel values in this namespace. */
  String sysctl(String settings) {
    return (elsewhere == 0 ? "" : "nsenter -t " + elsewhere + " -n ") + "sysctl -w " + settings;
  }
}
