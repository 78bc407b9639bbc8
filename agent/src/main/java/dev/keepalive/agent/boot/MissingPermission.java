package dev.keepalive.agent.boot;

import java.lang.instrument.Instrumentation;
import java.net.URL;
import java.security.AllPermission;

/**
 * Stays out where a SecurityManager (up to Java 23) does not let the jar do what it likes: half of
 * an agent would fail in the application's connects. It tells what the policy file lacks.
 */
final class MissingPermission implements EarlyCheck {

  @Override
  public String refusal(String argument, Instrumentation instrumentation) {
    SecurityManager manager = System.getSecurityManager();
    if (manager == null) {
      return null;
    }
    try {
      manager.checkPermission(new AllPermission());
      return null;
    } catch (SecurityException e) {
      String jar = jar();
      return "off: the SecurityManager's policy does not grant java.security.AllPermission to "
          + jar
          + "; add to the policy file:\n"
          + "grant codeBase \""
          + jar
          + "\" {\n  permission java.security.AllPermission; };";
    }
  }

  /** As a policy names it. From a resource, which code may ask of its own jar without a grant. */
  private static String jar() {
    URL url = MissingPermission.class.getResource("MissingPermission.class");
    String path = url == null ? "" : url.getFile();
    int end = path.indexOf("!/");
    return end < 0 ? "file:/…/keepalive-agent.jar" : path.substring(0, end);
  }
}
