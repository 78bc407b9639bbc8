package dev.keepalive.agent.rescue.diagnosis;

import dev.keepalive.agent.linux.process.ProcessFiles;
import dev.keepalive.agent.linux.process.SystemCalls;
import dev.keepalive.agent.linux.process.TcpRow;
import dev.keepalive.agent.rescue.AgentPresence;
import dev.keepalive.agent.rescue.Connection;
import dev.keepalive.agent.rescue.RescueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What comes of all checks for one process, or for the machine. Immutable. */
public final class Diagnosis {
  private static final int MOST_WORST = 10;
  private static final String TIME_WAIT = "TIME_WAIT";

  private static final List<Check> OF_THE_KERNEL =
      Collections.unmodifiableList(Arrays.<Check>asList(new KernelCheck(), new ConntrackCheck()));

  private static final List<Check> OF_A_PROCESS =
      Collections.unmodifiableList(
          Arrays.<Check>asList(
              new ProtectionCheck(),
              new ReadersCheck(),
              new TimersCheck(),
              new StatesCheck(),
              new ProxyCheck(),
              new AgentCheck(),
              new SettingsCheck(),
              new JvmCheck()));

  private final Patient patient;
  private final List<Finding> findings;

  private Diagnosis(Patient patient, List<List<Check>> checks) {
    Findings found = new Findings();
    for (List<Check> some : checks) {
      for (Check check : some) {
        check.look(patient, found);
      }
    }
    this.patient = patient;
    this.findings = found.sorted();
  }

  /** The machine: what its kernel means to every process. */
  public static Diagnosis ofMachine(SystemCalls calls) throws RescueException {
    List<List<Check>> checks = new ArrayList<List<Check>>();
    checks.add(OF_THE_KERNEL);
    checks.add(Collections.<Check>singletonList(new StatesCheck()));
    return new Diagnosis(new PatientReader(calls).machine(), checks);
  }

  /**
   * A process, with the kernel as it has it, and what the JVM in it tells.
   *
   * @param measured after how many milliseconds the path to a peer forgets, {@code 10.0.0.7:5432};
   *     of "" to all others
   */
  public static Diagnosis of(ProcessFiles process, Map<String, Long> measured, SystemCalls calls)
      throws RescueException {
    return of(new PatientReader(calls).process(process, measured, true));
  }

  /** A process without the kernel, and without a word with it. */
  public static Diagnosis inShort(ProcessFiles process, SystemCalls calls) throws RescueException {
    return new Diagnosis(
        new PatientReader(calls).process(process, Collections.<String, Long>emptyMap(), false),
        Collections.singletonList(OF_A_PROCESS));
  }

  static Diagnosis of(Patient patient) {
    List<List<Check>> checks = new ArrayList<List<Check>>();
    checks.add(OF_A_PROCESS);
    checks.add(OF_THE_KERNEL);
    return new Diagnosis(patient, checks);
  }

  /** Whether the agent is in it, as far as it is known; null of what is no JVM. */
  public String agent() {
    return patient.agent == null
        ? null
        : patient.hasAgent()
            ? AgentPresence.ON.toString()
            : patient.agent.presence == AgentPresence.ABSENT
                ? AgentPresence.ABSENT.toString()
                : AgentPresence.OFF.toString();
  }

  /** The worst first. */
  public List<Finding> findings() {
    return findings;
  }

  /** How many have this verdict. */
  public int count(Finding.Verdict verdict) {
    int number = 0;
    for (Finding finding : findings) {
      number += finding.verdict() == verdict ? 1 : 0;
    }
    return number;
  }

  /** Whether anything is not good. */
  public boolean hasFindings() {
    return count(Finding.Verdict.GOOD) < findings.size();
  }

  /**
   * How many connections are in each state. TIME_WAIT, which belongs to no process any more, counts
   * for the whole network namespace.
   */
  public Map<String, Integer> states() {
    Map<String, Integer> states = new TreeMap<String, Integer>();
    for (Connection connection : patient.connections) {
      add(states, connection.state());
    }
    for (TcpRow row : patient.table) {
      if (patient.isMachine() || row.state().equals(TIME_WAIT)) {
        add(states, row.state());
      }
    }
    return states;
  }

  private static void add(Map<String, Integer> states, String state) {
    Integer before = states.get(state);
    states.put(state, before == null ? 1 : before + 1);
  }

  /** The connections that would outlive their peer the longest, as far as that is known. */
  public List<DeadPeer> worst() {
    List<DeadPeer> worst = new ArrayList<DeadPeer>();
    for (Connection connection : patient.in("ESTABLISHED")) {
      DeadPeer peer = new DeadPeer(connection, patient);
      if (peer.isKnown()) {
        worst.add(peer);
      }
    }
    Collections.sort(worst, DeadPeer.WORST_FIRST);
    return worst.subList(0, Math.min(MOST_WORST, worst.size()));
  }
}
