package dev.keepalive.agent.socket;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A listener for each test, closed after it with all connections. */
public abstract class OnLoopback {
  protected Loopback loopback;

  @BeforeEach
  final void openLoopback() throws IOException {
    loopback = new Loopback();
  }

  @AfterEach
  final void closeLoopback() throws IOException {
    loopback.close();
  }
}
