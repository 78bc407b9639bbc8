package dev.keepalive.lab.net;

/** The kernel that everything here is about. */
public final class Linux {
  private Linux() {}

  /** Its version without the distribution's additions: {@code 6.12}. */
  public static String version() {
    return System.getProperty("os.version").replaceFirst("^(\\d+\\.\\d+).*", "$1");
  }
}
