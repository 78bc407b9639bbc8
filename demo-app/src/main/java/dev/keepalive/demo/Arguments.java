package dev.keepalive.demo;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command line, parsed once. Immutable. */
final class Arguments {
  static final String HELP =
      "usage: java -jar demo-app.jar [--hold [DURATION]]\n"
          + "\n"
          + "Opens TCP connections to itself with each kind of socket, prints the kernel's keepalive timer of each,\n"
          + "and ends. It knows nothing of keepalive: run it with and without the agent and compare.\n"
          + "\n"
          + "  --hold [DURATION]  hold the connections open, until killed or for a time such as 90, 90s, 2m or 1h;\n"
          + "                     Enter prints the table again\n"
          + "  --help             print this text\n";

  private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,8})([smh]?)");

  private final boolean help;
  private final boolean hold;
  private final Duration holdFor;

  private Arguments(boolean help, boolean hold, Duration holdFor) {
    this.help = help;
    this.hold = hold;
    this.holdFor = holdFor;
  }

  /**
   * @throws IllegalArgumentException with a message for the user
   */
  static Arguments parse(String... args) {
    boolean help = false;
    boolean hold = false;
    Duration holdFor = null;
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--help") || args[i].equals("-h")) {
        help = true;
      } else if (args[i].equals("--hold")) {
        hold = true;
        if (i + 1 < args.length && !args[i + 1].startsWith("-")) {
          holdFor = duration(args[++i]);
        }
      } else {
        throw new IllegalArgumentException("unknown argument '" + args[i] + "'");
      }
    }
    return new Arguments(help, hold, holdFor);
  }

  private static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a duration: write for example 90, 90s, 2m or 1h");
    }
    long amount = Long.parseLong(matcher.group(1));
    switch (matcher.group(2)) {
      case "h":
        return Duration.ofHours(amount);
      case "m":
        return Duration.ofMinutes(amount);
      default:
        return Duration.ofSeconds(amount);
    }
  }

  boolean help() {
    return help;
  }

  boolean hold() {
    return hold;
  }

  /** How long to hold the connections; null: until the program is killed. */
  Duration holdFor() {
    return holdFor;
  }
}
