package dev.keepalive.matrix;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.util.filter.DependencyFilterUtils;

/**
 * Libraries by their Maven coordinates, from the local repository or, if they are not there yet,
 * from wherever the user's settings say.
 */
public final class Libraries {

  private static final ConcurrentMap<List<String>, List<Path>> RESOLVED = new ConcurrentHashMap<>();
  private static final Context MAVEN = Runtimes.INSTANCE.getRuntime().create(settings());

  private Libraries() {}

  /**
   * These and all that they need at run time, in the order in which Maven would have them.
   *
   * @param coordinates {@code group:artifact[:type[:classifier]]:version}
   */
  public static List<Path> classPath(List<String> coordinates) {
    return coordinates.isEmpty()
        ? List.of()
        : RESOLVED.computeIfAbsent(coordinates, Libraries::resolve);
  }

  /** One file, without what it depends on. */
  public static Path file(String coordinates) {
    try {
      return MAVEN
          .repositorySystem()
          .resolveArtifact(
              MAVEN.repositorySystemSession(),
              new ArtifactRequest(
                  new DefaultArtifact(coordinates), MAVEN.remoteRepositories(), null))
          .getArtifact()
          .getFile()
          .toPath();
    } catch (ArtifactResolutionException e) {
      throw new IllegalStateException(coordinates, e);
    }
  }

  private static List<Path> resolve(List<String> coordinates) {
    List<Dependency> wanted =
        coordinates.stream()
            .map(one -> new Dependency(new DefaultArtifact(one), "runtime"))
            .toList();
    try {
      return MAVEN
          .repositorySystem()
          .resolveDependencies(
              MAVEN.repositorySystemSession(),
              new DependencyRequest(
                  new CollectRequest(wanted, null, MAVEN.remoteRepositories()),
                  DependencyFilterUtils.classpathFilter("runtime")))
          .getArtifactResults()
          .stream()
          .filter(result -> result.getArtifact().getExtension().equals("jar"))
          .map(result -> result.getArtifact().getFile().toPath())
          .toList();
    } catch (DependencyResolutionException e) {
      throw new IllegalStateException("cannot resolve " + coordinates, e);
    }
  }

  /** The build hands on what Maven was told on its command line; the rest is in its settings. */
  private static ContextOverrides settings() {
    ContextOverrides.Builder settings = ContextOverrides.create().withUserSettings(true);
    String home = System.getProperty("maven.home");
    if (home != null) {
      settings.withMavenSystemHomeOverride(Path.of(home));
    }
    String repository = System.getProperty("maven.repo.local");
    if (repository != null) {
      settings.withLocalRepositoryOverride(Path.of(repository));
    }
    return settings.build();
  }
}
