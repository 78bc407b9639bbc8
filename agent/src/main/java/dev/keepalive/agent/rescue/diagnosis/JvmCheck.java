package dev.keepalive.agent.rescue.diagnosis;

/** What version and options of a JVM mean for its connections. */
final class JvmCheck implements Check {
  private static final String JVM = "JVM";
  private static final int FIRST_FEATURE_WITH_OPTIONS = 11;
  private static final int FIRST_UPDATE_WITH_OPTIONS = 261; // of Java 8
  private static final String CONNECT = "sun.net.client.defaultConnectTimeout";
  private static final String READ = "sun.net.client.defaultReadTimeout";

  @Override
  public void look(Patient patient, Findings findings) {
    if (patient.program == null || !patient.program.isJvm()) {
      return;
    }
    version(patient, findings);
    refusals(patient, findings);
    timeouts(patient, findings);
    names(patient.program, findings);
  }

  private static void version(Patient patient, Findings findings) {
    Program program = patient.program;
    if (program.feature() == 0) {
      return;
    }
    String java = "Java " + program.version();
    boolean has =
        program.feature() >= FIRST_FEATURE_WITH_OPTIONS
            || (program.feature() == 8 && program.update() >= FIRST_UPDATE_WITH_OPTIONS);
    if (has) {
      findings.good("jdk", JVM, java + " lets programs set idle, interval and count");
    } else if (patient.hasAgent()) {
      findings.good(
          "jdk", JVM, java + " has no idle, interval and count for programs; the agent sets them");
    } else {
      findings.warning(
          "jdk",
          JVM,
          java + " has no idle, interval and count for programs: the kernel's hold",
          patient.cure());
    }
  }

  private static void refusals(Patient patient, Findings findings) {
    String option = patient.program.refusal();
    if (option == null) {
      return;
    }
    if (patient.hasAgent()) {
      findings.good("attach", JVM, option + " refuses agents at run time; the agent is there");
    } else {
      findings.warning(
          "attach",
          JVM,
          option + " refuses agents at run time: the agent cannot come later",
          "-javaagent:keepalive-agent.jar at its next start; until then "
              + patient.command("apply"));
    }
  }

  /** HttpURLConnection, and all that is built on it: JAX-WS, XML parsers, URL.openStream. */
  private static void timeouts(Patient patient, Findings findings) {
    boolean connect = patient.program.property(CONNECT) != null;
    boolean read = patient.program.property(READ) != null;
    String unset = connect ? READ : read ? CONNECT : CONNECT + " and " + READ;
    if (connect && read) {
      findings.good("url-timeouts", JVM, "HttpURLConnection has timeouts of its own");
    } else if (patient.hasAgent()) {
      findings.good(
          "url-timeouts",
          JVM,
          unset + " not set: HttpURLConnection waits for as long as its peer lives");
    } else {
      findings.warning(
          "url-timeouts",
          JVM,
          unset + " not set: HttpURLConnection waits for ever where the program sets no timeout",
          (connect ? "" : "-D" + CONNECT + "=10000 ")
              + (read ? "" : "-D" + READ + "=60000 ")
              + "(milliseconds)");
    }
  }

  private static void names(Program program, Findings findings) {
    for (String option : program.options()) {
      if (option.startsWith("-Dnetworkaddress.cache.ttl")) {
        findings.warning(
            "name-cache",
            JVM,
            option + " is without effect: this is no system property, but one of java.security",
            "-Dsun.net.inetaddr.ttl=30");
        return;
      }
    }
    String ttl = program.property("sun.net.inetaddr.ttl");
    if (ttl != null && ttl.startsWith("-")) {
      findings.warning(
          "name-cache",
          JVM,
          "sun.net.inetaddr.ttl="
              + ttl
              + ": a name is looked up once, and never again after a failover",
          "-Dsun.net.inetaddr.ttl=30");
    }
  }
}
