package dev.keepalive.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keepalive.it.harness.Artifacts;
import dev.keepalive.it.harness.Container;
import dev.keepalive.it.harness.Exporter;
import dev.keepalive.it.harness.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The image, built from its Dockerfile and run, by buildah, which needs no daemon. The busybox that
 * it builds on is this machine's, a static one: no registry is asked.
 */
class ImageIT {
  private static final String BASE = "docker.io/library/busybox:1.37.0-musl";
  private static final String IMAGE = "registry.example/keepalive-agent:0.1.0";

  @TempDir Path directory;

  @BeforeEach
  void build() throws Exception {
    assumeTrue(Container.isRoot());
    Tool.run(directory, "busybox", "true");
    String base = buildah("from", "scratch");
    buildah("add", base, "/bin/busybox", "/bin/cp");
    buildah("commit", "--quiet", base, BASE);
    Path dockerfile = Exporter.DEPLOY.resolve("image/Dockerfile");
    Path target = Artifacts.AGENT.getParent();
    buildah("bud", "--pull-never", "-f", dockerfile.toString(), "-t", IMAGE, target.toString());
  }

  /** As an init container does, and as the operator does, which has a command of its own. */
  @Test
  void its_cp_brings_the_jar_to_where_it_is_mounted() throws Exception {
    String container = buildah("from", "--pull-never", IMAGE);
    String command =
        buildah("inspect", "--format", "{{range .OCIv1.Config.Cmd}}{{.}} {{end}}", IMAGE);
    assertThat(command).isEqualTo("cp /javaagent.jar /keepalive/keepalive-agent.jar");
    runIn(container, "/keepalive", command);
    runIn(container, "/operator", "cp /javaagent.jar /operator/keepalive-agent.jar");
  }

  private void runIn(String container, String mounted, String command) throws Exception {
    Path volume = Files.createDirectories(directory.resolve("volume" + mounted));
    Files.setPosixFilePermissions(volume, PosixFilePermissions.fromString("rwxrwxrwx"));
    List<String> words = new ArrayList<>(List.of("run", "--isolation", "chroot", "-v"));
    words.addAll(List.of(volume + ":" + mounted, container, "--"));
    words.addAll(List.of(command.split(" ")));
    buildah(words.toArray(String[]::new));
    Path jar = volume.resolve("keepalive-agent.jar");
    assertThat(Files.mismatch(jar, Artifacts.AGENT)).isEqualTo(-1);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(jar)))
        .isEqualTo("r--r--r--");
    assertThat(Files.getAttribute(jar, "unix:uid")).isEqualTo(65532);
  }

  @Test
  void another_image_takes_the_jar_from_it() throws Exception {
    StringBuilder lines = new StringBuilder("FROM " + BASE + "\n");
    Files.readAllLines(Exporter.DEPLOY.resolve("README.md")).stream()
        .filter(line -> line.startsWith("    COPY ") || line.startsWith("    ENV "))
        .forEach(line -> lines.append(line.strip()).append('\n'));
    Path dockerfile = Files.writeString(directory.resolve("Dockerfile"), lines);
    String context = Files.createDirectory(directory.resolve("context")).toString();
    buildah("bud", "--pull-never", "-f", dockerfile.toString(), "-t", "legacy", context);
    String option = "JAVA_TOOL_OPTIONS=-javaagent:/opt/keepalive/keepalive-agent.jar";
    assertThat(buildah("inspect", "--format", "{{.OCIv1.Config.Env}}", "legacy")).contains(option);
    Path root = Path.of(buildah("mount", buildah("from", "--pull-never", "legacy")));
    assertThat(Files.mismatch(root.resolve("opt/keepalive/keepalive-agent.jar"), Artifacts.AGENT))
        .isEqualTo(-1);
  }

  /** With a store of its own, which is gone with the directory. */
  private String buildah(String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of("--storage-driver", "vfs"));
    all.addAll(List.of("--root", directory.resolve("store").toString()));
    all.addAll(List.of("--runroot", directory.resolve("run").toString()));
    all.addAll(List.of(words));
    return Tool.run(directory, "buildah", all.toArray(String[]::new)).strip();
  }
}
