package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Artifacts;
import dev.keepalive.it.harness.Connections;
import dev.keepalive.it.harness.EachJdk;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Keepalive;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.PatchedAgent;
import dev.keepalive.it.harness.Program;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;

/** What the agent weaves is what the JDK has. */
class DriftIT {

  @TempDir Path directory;

  @EachJdk
  void every_woven_method_is_there_with_its_signature(Jdk jdk) throws Exception {
    Map<String, List<String>> targets = targets(jdk);
    Set<String> methods = methods(jdk, targets.keySet());
    List<String> missing = new ArrayList<>();
    targets.forEach(
        (target, names) -> {
          if (names.stream().noneMatch(methods::contains)) {
            missing.add(target);
          }
        });
    assertThat(targets).hasSizeGreaterThan(10);
    assertThat(missing).as("woven methods that %s does not have", jdk).isEmpty();
  }

  @EachJdk
  void a_missing_method_is_one_warning_and_the_rest_works(Jdk jdk) throws Exception {
    Path agent =
        PatchedAgent.withConstant(
            directory, "dev.keepalive.agent.weave.Targets", "setConnected()V", "setConnectEd()V");
    List<String> rest = new ArrayList<>(Kinds.of(jdk));
    rest.removeIf(kind -> kind.startsWith("async-") || kind.contains("tls"));
    List<String> kinds = new ArrayList<>(rest);
    kinds.add("async-future@server-socket");
    try (Program program =
        Launch.of(jdk)
            .agent(agent)
            .main("dev.keepalive.subject.Subject", Kinds.arguments("127.0.0.1", kinds))
            .start()) {
      Connections connections = Connections.of(program);
      connections.assertShow(Keepalive.DEFAULT, rest);
      assertThat(connections.near("async-future@server-socket").keepalive().on()).isFalse();
      assertThat(program.stderr().lines()).as("%s", program).hasSize(2);
      assertThat(program.stderr())
          .contains("WARN keepalive-agent - ")
          .contains("UnixAsynchronousSocketChannelImpl.setConnectEd()V is missing here");
    }
  }

  /** The agent's own list: each target with the names under which it may be found. */
  private static Map<String, List<String>> targets(Jdk jdk) throws Exception {
    URL classes = Artifacts.AGENT.resolveSibling("classes").toUri().toURL();
    Map<String, List<String>> targets = new LinkedHashMap<>();
    try (URLClassLoader agent =
        new URLClassLoader(new URL[] {classes}, DriftIT.class.getClassLoader())) {
      Class<?> list = agent.loadClass("dev.keepalive.agent.weave.Targets");
      Class<?> target = agent.loadClass("dev.keepalive.agent.weave.Target");
      for (Object each : (List<?>) list.getMethod("on", int.class).invoke(null, jdk.feature())) {
        String className = (String) target.getMethod("className").invoke(each);
        List<?> methods = (List<?>) target.getMethod("methods").invoke(each);
        targets.put(
            each.toString(), methods.stream().map(method -> className + "." + method).toList());
      }
    }
    return targets;
  }

  private static Set<String> methods(Jdk jdk, Set<String> targets) {
    String[] classes =
        targets.stream()
            .map(target -> target.substring(0, target.indexOf('(')))
            .map(method -> method.substring(0, method.lastIndexOf('.')))
            .distinct()
            .toArray(String[]::new);
    try (Program program =
        Launch.of(jdk).main("dev.keepalive.subject.Signatures", classes).start()) {
      assertThat(program.end()).isZero();
      return program.stdout().lines().collect(Collectors.toSet());
    }
  }
}
