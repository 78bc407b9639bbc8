package dev.keepalive.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.VirtualMachine;
import java.nio.file.Path;

/** The attach mechanism, as {@code jcmd PID JVMTI.agent_load} uses it. */
public final class Attach {

  private Attach() {}

  /** Loads the agent into a running program. */
  public static void agent(Program program, String argument) throws Exception {
    agent(program, Artifacts.AGENT, argument);
  }

  /** Loads another jar in the agent's place. */
  public static void agent(Program program, Path jar, String argument) throws Exception {
    VirtualMachine jvm = VirtualMachine.attach(Long.toString(program.pid()));
    try {
      jvm.loadAgent(jar.toString(), argument);
    } catch (AgentLoadException e) {
      // Java 8 answers its exit code alone, which later versions take for a failure
      assertThat(e).hasMessage("0");
    } finally {
      jvm.detach();
    }
  }
}
