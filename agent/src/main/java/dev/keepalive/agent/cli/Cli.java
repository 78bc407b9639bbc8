package dev.keepalive.agent.cli;

import dev.keepalive.agent.insight.Version;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The commands of the jar: {@code java -jar keepalive-agent.jar COMMAND …}. */
@Command(
    name = "java -jar keepalive-agent.jar",
    description = {
      "Gives every TCP connection of a Java program working keepalive:",
      "java -javaagent:keepalive-agent.jar -jar YOUR-APPLICATION.jar"
    },
    subcommands = {
      ListCommand.class,
      StatusCommand.class,
      DoctorCommand.class,
      ApplyCommand.class,
      AttachCommand.class,
      DetachCommand.class,
      CutCommand.class,
      ProbeCommand.class,
      CheckCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Cli.Versions.class)
public final class Cli implements Function<Object[], Integer> {
  private static final int MISUSED = 2;

  @Option(names = "--help", usageHelp = true, description = "Show this.")
  boolean help;

  @Option(
      names = "--version",
      versionHelp = true,
      description = "Show the version, and what it was built from.")
  boolean version;

  /** The parameters of {@link #run}, in their order: called so from {@code boot}. */
  @Override
  public Integer apply(Object[] parameters) {
    return run((String[]) parameters[0], (PrintStream) parameters[1], (PrintStream) parameters[2]);
  }

  /** Runs a command and returns the exit status. */
  public static int run(String[] arguments, PrintStream out, PrintStream err) {
    PrintWriter outWriter = writer(out);
    PrintWriter errWriter = writer(err);
    CommandLine commandLine = new CommandLine(new Cli()).setOut(outWriter).setErr(errWriter);
    commandLine.setParameterExceptionHandler(new Misuse());
    try {
      if (arguments.length == 0) {
        commandLine.usage(errWriter);
        return MISUSED;
      }
      return commandLine.execute(arguments);
    } finally {
      outWriter.flush();
      errWriter.flush();
    }
  }

  /** The agent's own version, as {@code status} and JMX have it. */
  static final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"keepalive-agent " + Version.withCommit()};
    }
  }

  /** Says what is wrong with the command line in one line, and where to read more. */
  private static final class Misuse implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
      CommandLine command = e.getCommandLine();
      command.getErr().println(e.getMessage());
      UnmatchedArgumentException.printSuggestions(e, command.getErr());
      command.getErr().println("See " + command.getCommandSpec().qualifiedName() + " --help");
      return MISUSED;
    }
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, Charset.defaultCharset()), true);
  }
}
