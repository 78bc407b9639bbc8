package dev.keepalive.agent.socket;

import dev.keepalive.agent.socket.record.TcpOption;
import java.io.FileDescriptor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the kernel would hold of one socket, and each call that set it. */
class FakeKernel implements OptionAccess {
  final Map<TcpOption, Integer> held = new EnumMap<>(TcpOption.class);
  final List<String> calls = new ArrayList<>();
  final Map<TcpOption, Exception> refused = new EnumMap<>(TcpOption.class);

  /** Runs before the next value is set. */
  Runnable before = () -> {};

  boolean ready = true;
  boolean deaf;

  FakeKernel() {
    held.put(TcpOption.KEEPALIVE, 0);
    held.put(TcpOption.USER_TIMEOUT, 0);
  }

  @Override
  public boolean ready() {
    return ready;
  }

  @Override
  public void set(OptionSocket socket, FileDescriptor descriptor, TcpOption option, int value)
      throws IOException {
    Runnable first = before;
    before = () -> {};
    first.run();
    Exception refusal = refused.get(option);
    if (refusal instanceof IOException e) {
      throw e;
    }
    if (refusal != null) {
      throw (RuntimeException) refusal;
    }
    calls.add(option + "=" + value);
    if (!deaf) {
      held.put(option, value);
    }
  }

  @Override
  public int get(OptionSocket socket, FileDescriptor descriptor, TcpOption option) {
    return held.getOrDefault(option, -1);
  }

  @Override
  public String toString() {
    return "fake";
  }
}
