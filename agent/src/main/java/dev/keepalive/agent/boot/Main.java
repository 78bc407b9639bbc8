package dev.keepalive.agent.boot;

/** {@code java -jar keepalive-agent.jar COMMAND …}: hands over to the commands of the jar. */
public final class Main {

  private Main() {}

  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) {
    int status;
    try {
      status = Isolated.run(arguments, System.out, System.err);
    } catch (Throwable t) {
      Stderr.say(Stderr.cause(t).toString());
      status = 2;
    }
    System.exit(status);
  }
}
