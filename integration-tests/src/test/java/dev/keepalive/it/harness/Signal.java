package dev.keepalive.it.harness;

import java.io.IOException;

/** A signal to a child, kill(1). */
public enum Signal {
  STOP,
  CONT;

  /** Sends it, and returns when the kernel has taken it. */
  public void send(long pid) throws IOException, InterruptedException {
    int status = new ProcessBuilder("kill", "-" + name(), Long.toString(pid)).start().waitFor();
    if (status != 0) {
      throw new IOException("kill -" + name() + " " + pid + ": " + status);
    }
  }
}
