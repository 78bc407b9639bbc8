package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.it.harness.Artifacts;
import dev.keepalive.it.harness.EachJdk;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.it.harness.Program;
import java.io.IOException;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What an application can see of the agent: next to nothing. */
class VisibilityIT {

  private static final String[] OURS = {
    "dev.keepalive.agent.Start",
    "dev.keepalive.agent.weave.Hook",
    "net.bytebuddy.ByteBuddy",
    "com.sun.jna.Native",
    "org.slf4j.LoggerFactory",
    "org.slf4j.simple.SimpleLogger",
    "dev/keepalive/agent/Start.class",
    "net/bytebuddy/ByteBuddy.class",
    "com/sun/jna/linux-x86-64/libjnidispatch.so",
    "org/slf4j/LoggerFactory.class",
    "META-INF/services/org.slf4j.spi.SLF4JServiceProvider",
    "META-INF/LICENSE",
    "LICENSE",
    "simplelogger.properties"
  };

  /** With a user timeout, so that JNA is there too. */
  @EachJdk
  void class_resource_property_thread_hook_and_provider_are_as_without_it(Jdk jdk) {
    List<String> alone = inventory(Launch.of(jdk), jdk);
    List<String> withAgent = inventory(Launch.of(jdk).agent("user-timeout=auto"), jdk);
    assertThat(withAgent)
        .filteredOn(line -> !line.startsWith("thread daemon keepalive-agent-"))
        .isEqualTo(alone);
  }

  @Test
  void the_jar_holds_no_class_but_boot_where_a_class_loader_looks() throws IOException {
    try (JarFile jar = new JarFile(Artifacts.AGENT.toFile())) {
      List<String> names = jar.stream().map(JarEntry::getName).toList();
      assertThat(names)
          .filteredOn(name -> name.endsWith(".class"))
          .isNotEmpty()
          .allMatch(name -> name.startsWith("dev/keepalive/agent/boot/"));
      assertThat(names).allMatch(name -> name.matches("(META-INF/(MANIFEST.MF)?|dev/.*)"));
    }
  }

  /** With the application's loader for a parent, its classes and resources were in reach. */
  @EachJdk
  void its_parent_is_the_jdks_loader_where_the_application_brings_its_own_system_loader(Jdk jdk) {
    try (Program program =
        Launch.of(jdk)
            .agent()
            .option("-Djava.system.class.loader=dev.keepalive.subject.SystemLoader")
            .main("dev.keepalive.subject.BridgeParent")
            .start()) {
      assertThat(program.await("parent "))
          .endsWith(jdk.feature() == 8 ? "$ExtClassLoader" : "$PlatformClassLoader");
    }
  }

  private static List<String> inventory(Launch launch, Jdk jdk) {
    if (jdk.feature() >= 9) {
      launch.option("--add-opens", "java.base/java.lang=ALL-UNNAMED");
    }
    try (Program program = launch.main("dev.keepalive.subject.Inventory", OURS).start()) {
      program.await("done");
      assertThat(program.end()).isZero();
      return program.stdout().lines().toList();
    }
  }
}
