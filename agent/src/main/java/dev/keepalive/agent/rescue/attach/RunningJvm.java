package dev.keepalive.agent.rescue.attach;

import dev.keepalive.agent.linux.process.Credentials;
import dev.keepalive.agent.linux.process.ProcessFiles;
import dev.keepalive.agent.linux.process.SystemCallException;
import dev.keepalive.agent.linux.process.SystemCalls;
import dev.keepalive.agent.rescue.AgentPresence;
import dev.keepalive.agent.rescue.Jvm;
import dev.keepalive.agent.rescue.RescueException;
import dev.keepalive.agent.rescue.UserNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import net.bytebuddy.agent.VirtualMachine;
import net.bytebuddy.agent.VirtualMachine.ForHotSpot.Connection.Response;

/** A JVM that runs, as the attach protocol reaches it. For one thread. */
public final class RunningJvm {
  private static final String PROTOCOL = "1";
  private static final int SIGQUIT_BIT = 1 << 2;

  private final Jvm jvm;
  private final ProcessFiles process;
  private final SystemCalls calls;
  private final long millis;

  /**
   * @param millis how long an answer may take
   */
  public RunningJvm(Jvm jvm, long millis, SystemCalls calls) {
    this.jvm = jvm;
    this.process = jvm.process();
    this.calls = calls;
    this.millis = millis;
  }

  /**
   * Loads this jar into the JVM, with an argument. The jar is brought into the file system of the
   * process if it is not there.
   *
   * @return the jar's path as the JVM has it
   * @throws RescueException where it refuses, and what helps instead
   */
  public String load(String argument) throws RescueException {
    refuseEarly(true);
    try {
      AgentJar jar = new AgentJar(process, calls);
      String path = jar.seen();
      if (path == null) {
        path = jar.copied();
      }
      load(path, argument);
      return path;
    } catch (IOException e) {
      throw refused(e);
    }
  }

  /**
   * Hands an argument to the agent that is in the JVM, by a jar that the JVM sees already; nothing
   * is copied.
   *
   * @throws RescueException where it refuses, or there is no such jar
   */
  public void tell(String argument) throws RescueException {
    refuseEarly(true);
    try {
      String path = AgentPresence.jar(jvm);
      if (path == null) {
        path = new AgentJar(process, calls).seen();
      }
      if (path == null) {
        throw new RescueException("process " + jvm.pid() + ": the agent's jar is not to be seen");
      }
      load(path, argument);
    } catch (IOException e) {
      throw refused(e);
    }
  }

  /**
   * The answer to a request that every JVM knows: {@code threaddump}, {@code properties}.
   *
   * @throws RescueException where it refuses, or does not answer
   */
  public String ask(String request) throws RescueException {
    refuseEarly(false);
    try (Response response =
        new AttachConnection(process, millis, calls).execute(PROTOCOL, request, null, null, null)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] buffer = new byte[1 << 16];
      for (int n = response.read(buffer); n > 0; n = response.read(buffer)) {
        bytes.write(buffer, 0, n);
      }
      String answer = bytes.toString("UTF-8");
      if (!answer.startsWith("0\n")) {
        throw refusal("does not know the request " + request);
      }
      return answer.substring(2);
    } catch (IOException e) {
      throw refused(e);
    }
  }

  private void load(String path, String argument) throws IOException {
    AttachConnection connection = new AttachConnection(process, millis, calls);
    VirtualMachine machine =
        VirtualMachine.ForHotSpot.attach(
            Integer.toString(jvm.pid()), new OneConnection(connection));
    try {
      machine.loadAgent(path, argument);
    } catch (RuntimeException e) { // Byte Buddy makes a number of what it read: nothing
      throw new IOException("it ended the conversation (" + e.getMessage() + ")", e);
    } finally {
      machine.detach();
    }
  }

  /** Without a signal to a process that would die of it, or print something. */
  private void refuseEarly(boolean ofAgents) throws RescueException {
    String state = process.status("State").length == 0 ? "X" : process.status("State")[0];
    if (state.equals("T") || state.equals("t")) {
      throw refusal("is stopped (SIGSTOP, or a debugger)");
    }
    if (!process.exists()) {
      throw new RescueException("process " + jvm.pid() + " has ended");
    }
    try {
      if (!Credentials.of(process).canBeTaken()) {
        throw new RescueException(
            what()
                + " belongs to "
                + UserNames.of(process)
                + ": run this as that user, or as root");
      }
    } catch (IOException e) {
      throw new RescueException(e.getMessage());
    }
    List<String> options = jvm.options();
    if (options.contains("-XX:+DisableAttachMechanism")) {
      throw refusal("refuses every attach (-XX:+DisableAttachMechanism)");
    }
    if (ofAgents && options.contains("-XX:-EnableDynamicAgentLoading")) {
      throw refusal("refuses agents at run time (-XX:-EnableDynamicAgentLoading)");
    }
    String[] caught = process.status("SigCgt");
    if (caught.length == 1 && (Long.parseUnsignedLong(caught[0], 16) & SIGQUIT_BIT) == 0) {
      throw refusal(
          options.contains("-Xrs")
              ? "refuses every attach (-Xrs)"
              : "does not take requests yet: it is still starting");
    }
  }

  private RescueException refused(IOException e) {
    if (e instanceof AttachConnection.NoAnswerException) {
      return refusal(
          "does not answer within " + millis / 1000.0 + " s: it hangs, or is overloaded");
    }
    if (e instanceof SystemCallException
        && ((SystemCallException) e).errno() == SystemCallException.EPERM) {
      return new RescueException(
          what() + " belongs to " + UserNames.of(process) + ": run this as that user, or as root");
    }
    return refusal("refused the agent: " + e.getMessage());
  }

  private RescueException refusal(String why) {
    return new RescueException(
        what()
            + " "
            + why
            + "; its open connections can be protected from outside: apply "
            + jvm.pid());
  }

  private String what() {
    return "process " + jvm.pid();
  }

  /** Byte Buddy asks for a connection by process number; this one is for one process. */
  private static final class OneConnection implements VirtualMachine.ForHotSpot.Connection.Factory {
    private final AttachConnection connection;

    OneConnection(AttachConnection connection) {
      this.connection = connection;
    }

    @Override
    public VirtualMachine.ForHotSpot.Connection connect(String processId) {
      return connection;
    }
  }
}
