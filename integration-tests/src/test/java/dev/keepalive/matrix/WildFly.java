package dev.keepalive.matrix;

import dev.keepalive.it.harness.Artifacts;
import dev.keepalive.it.harness.FreePort;
import dev.keepalive.it.harness.Jdk;
import dev.keepalive.it.harness.Launch;
import dev.keepalive.matrix.product.Distribution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A WildFly of its own, unpacked from its distribution, at free ports of loopback.
 *
 * @param home where it lies
 * @param base its configuration and data
 */
record WildFly(Path home, Path base, int httpPort, int managementPort) {

  /** Unpacks the distribution, once for each JDK, so that several can run. */
  static WildFly unpack(String version, Jdk jdk) {
    Path target = Artifacts.TARGET.resolve("wildfly").resolve(jdk.feature() + "-" + version);
    try {
      Path home = unpacked(version, target);
      return new WildFly(home, home.resolve("standalone"), FreePort.next(), FreePort.next());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As its own start script does it, but for the JVM options of the script. */
  Launch launch(Jdk jdk) {
    Launch launch = Launch.of(jdk);
    if (jdk.feature() > 8) {
      Stream.of(
              "java.base/java.lang",
              "java.base/java.net",
              "java.base/java.util",
              "java.base/sun.net.www.protocol.http",
              "java.naming/javax.naming",
              "java.management/javax.management")
          .forEach(name -> launch.option("--add-opens=" + name + "=ALL-UNNAMED"));
    }
    return launch
        .option("-Djboss.home.dir=" + home, "-Djboss.server.base.dir=" + base)
        .option("-Djboss.modules.system.pkgs=org.jboss.byteman", "-Djava.awt.headless=true")
        .option("-Djava.net.preferIPv4Stack=true", "-Djboss.http.port=" + httpPort)
        .option("-Djboss.https.port=0", "-Djboss.management.http.port=" + managementPort)
        .jar(
            home.resolve("jboss-modules.jar"),
            "-mp",
            home.resolve("modules").toString(),
            "org.jboss.as.standalone");
  }

  private static Path unpacked(String version, Path target) throws IOException {
    Path home = target.resolve("wildfly-" + version);
    Path marker = target.resolve("unpacked");
    if (Files.exists(marker)) {
      return home;
    }
    Distribution.into(target, "org.wildfly:wildfly-dist:zip:" + version);
    Files.createFile(marker);
    return home;
  }
}
