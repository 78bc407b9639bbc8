package dev.keepalive.agent.rescue.diagnosis;

import dev.keepalive.agent.linux.process.MadeUpRow;
import dev.keepalive.agent.linux.process.TcpRow;
import dev.keepalive.agent.rescue.AgentPresence;
import dev.keepalive.agent.rescue.Connection;
import dev.keepalive.agent.rescue.MadeUpConnection;
import dev.keepalive.agent.rescue.attach.AgentAnswers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A patient with figures of a test's choice: a builder. By default a JVM 17 on an untuned kernel.
 */
final class Case {
  private final Map<String, String> kernel = new HashMap<>();
  private final List<Connection> connections = new ArrayList<>();
  private final List<TcpRow> table = new ArrayList<>();
  private final List<String> options = new ArrayList<>();
  private final List<String> environment = new ArrayList<>();
  private final List<String> sidecars = new ArrayList<>();
  private final List<String> troubles = new ArrayList<>();
  private final Map<Long, String> owners = new HashMap<>();
  private int pid = 4711;
  private boolean jvm = true;
  private String version = "17.0.15";
  private String libraries = "/lib/libc.so.6\n";
  private Properties properties;
  private AgentPresence presence = AgentPresence.ABSENT;
  private AgentAnswers answers;
  private boolean asked;
  private boolean replaced;
  private boolean complete = true;
  private final Map<String, Long> forgetting = new HashMap<>();
  private ThreadDump threads;

  Case() {
    kernel.put(KernelFigures.KEEPALIVE_TIME, "7200");
    kernel.put(KernelFigures.KEEPALIVE_INTERVAL, "75");
    kernel.put(KernelFigures.KEEPALIVE_PROBES, "9");
    kernel.put(KernelFigures.RETRIES, "15");
    kernel.put(KernelFigures.SYN_RETRIES, "6");
    kernel.put(KernelFigures.FIN_TIMEOUT, "60");
    kernel.put(KernelFigures.TW_REUSE, "2");
    kernel.put(KernelFigures.PORTS, "32768\t60999");
    kernel.put(KernelFigures.MEMORY, "100\t200\t300");
    kernel.put(KernelFigures.MEMORY_USED, "3");
    kernel.put(KernelFigures.CONNTRACK_ESTABLISHED, "432000");
    kernel.put(KernelFigures.CONNTRACK_LOOSE, "1");
  }

  Case machine() {
    pid = Patient.MACHINE;
    return this;
  }

  Case noJvm() {
    jvm = false;
    return this;
  }

  Case java(String release) {
    version = release;
    return this;
  }

  Case kernel(String name, String value) {
    kernel.put(name, value);
    return this;
  }

  Case with(MadeUpConnection... more) {
    for (MadeUpConnection connection : more) {
      connections.add(connection.build());
    }
    return this;
  }

  Case row(String local, String remote, String state, long inode) {
    table.add(MadeUpRow.of(local, remote, state, "", 0, 0, inode));
    return this;
  }

  Case owner(long inode, String name) {
    owners.put(inode, name);
    return this;
  }

  Case sidecar(String name) {
    sidecars.add(name);
    return this;
  }

  Case someProcessesUnseen() {
    complete = false;
    return this;
  }

  Case options(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  Case environment(String... more) {
    environment.addAll(List.of(more));
    return this;
  }

  Case property(String name, String value) {
    properties = properties == null ? new Properties() : properties;
    properties.setProperty(name, value);
    return this;
  }

  Case library(String path) {
    libraries += path + "\n";
    return this;
  }

  Case agent(AgentPresence seen) {
    presence = seen;
    return this;
  }

  Case agent(AgentAnswers says) {
    presence = AgentPresence.ON;
    asked = true;
    answers = says;
    return this;
  }

  Case replacedJar() {
    replaced = true;
    return this;
  }

  Case trouble(String line) {
    troubles.add(line);
    return this;
  }

  Case forgets(String peer, long millis) {
    forgetting.put(peer, millis);
    return this;
  }

  Case threads(String dump) {
    threads = new ThreadDump(dump);
    return this;
  }

  Patient patient() {
    boolean machine = pid == Patient.MACHINE;
    return new Patient(
        pid,
        new KernelFigures(kernel, 0),
        machine ? null : new Program(jvm, version, options, environment, libraries, properties),
        machine || !jvm
            ? null
            : new AgentFacts(
                presence, "1.0", answers, asked, replaced, "/var/log/ka.log", troubles),
        connections,
        table,
        new Neighbours(owners, sidecars, complete),
        threads,
        forgetting);
  }

  /** What the check finds, {@code VERDICT ID} each. */
  List<String> verdicts(Check check) {
    return look(check).stream().map(each -> each.verdict() + " " + each.id()).toList();
  }

  /** The one finding of this kind. */
  Finding finding(Check check, String id) {
    return look(check).stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError(id + " is not among " + verdicts(check)));
  }

  private List<Finding> look(Check check) {
    Findings findings = new Findings();
    check.look(patient(), findings);
    return findings.sorted();
  }
}
