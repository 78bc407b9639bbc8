package dev.keepalive.agent.rescue.diagnosis;

import dev.keepalive.agent.linux.process.ProcessFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The other processes of a network namespace, as far as they can be seen from here. Immutable. */
final class Neighbours {
  private static final int MOST_LETTERS = 15; // TASK_COMM_LEN, without its zero

  /** What passes connections on to somewhere else. */
  private static final List<String> PROXIES =
      Collections.unmodifiableList(
          Arrays.asList(
              "envoy",
              "pilot-agent",
              "ztunnel",
              "linkerd2-proxy",
              "haproxy",
              "nginx",
              "traefik",
              "caddy",
              "squid",
              "pgbouncer",
              "pgcat",
              "pgpool",
              "odyssey",
              "proxysql",
              "mysqlrouter",
              "maxscale",
              "nutcracker",
              "stunnel",
              "stunnel4",
              "ghostunnel",
              "cloud_sql_proxy",
              "cloud-sql-proxy",
              "tinyproxy",
              "socat",
              "ssh",
              "kubectl"));

  /** Those that a mesh puts between a program and the network without its knowledge. */
  private static final List<String> SIDECARS =
      Collections.unmodifiableList(
          Arrays.asList("envoy", "pilot-agent", "ztunnel", "linkerd2-proxy"));

  private final Map<Long, String> owners;
  private final List<String> sidecars;
  private final boolean complete;

  /**
   * @param owners the program that has a socket, by the socket's inode
   * @param sidecars programs of a mesh in the namespace
   * @param complete whether every process of this machine or container could be looked into
   */
  Neighbours(Map<Long, String> owners, List<String> sidecars, boolean complete) {
    this.owners = owners;
    this.sidecars = sidecars;
    this.complete = complete;
  }

  /** Looks for who has these sockets. */
  static Neighbours of(int pid, Set<Long> inodes) {
    Map<Long, String> owners = new HashMap<Long, String>();
    List<String> sidecars = new ArrayList<String>();
    boolean complete = true;
    String namespace = new ProcessFiles(pid).link("ns/net");
    for (int other : ProcessFiles.pids()) {
      ProcessFiles process = new ProcessFiles(other);
      String theirs = process.link("ns/net");
      if (other == pid || (!theirs.isEmpty() && !theirs.equals(namespace))) {
        continue;
      }
      String name = name(process);
      if (SIDECARS.contains(name) && !theirs.isEmpty()) {
        sidecars.add(name);
      }
      try {
        for (Long inode : process.sockets().values()) {
          if (inodes.contains(inode)) {
            owners.put(inode, name);
          }
        }
      } catch (IOException notOurs) {
        complete &= !process.exists();
      }
    }
    return new Neighbours(owners, sidecars, complete);
  }

  /** The kernel's short name of it, or its file's where only that one is known as a proxy. */
  private static String name(ProcessFiles process) {
    String comm = process.text("comm").trim();
    String program = process.link("exe");
    String file = program.substring(program.lastIndexOf('/') + 1);
    return !isProxy(comm) && isProxy(file) ? file : comm;
  }

  /** Whether a program of this name is known to pass connections on. */
  static boolean isProxy(String name) {
    String shortened = name.substring(0, Math.min(MOST_LETTERS, name.length()));
    return PROXIES.contains(shortened);
  }

  /** The program that has this socket, or null. */
  String owner(long inode) {
    return owners.get(inode);
  }

  List<String> sidecars() {
    return sidecars;
  }

  boolean isComplete() {
    return complete;
  }
}
