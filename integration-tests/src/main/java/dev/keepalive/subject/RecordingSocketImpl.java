package dev.keepalive.subject;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.net.SocketImpl;
import java.util.ArrayList;
import java.util.List;

/** A socket implementation that is not the JDK's: it connects to nothing and remembers options. */
final class RecordingSocketImpl extends SocketImpl {
  private final List<String> options = new ArrayList<>();

  /** The options that were set, as {@code NUMBER=VALUE}. */
  List<String> options() {
    return options;
  }

  @Override
  public void setOption(int option, Object value) {
    options.add(option + "=" + value);
  }

  @Override
  public Object getOption(int option) {
    return 0;
  }

  @Override
  protected void create(boolean stream) {}

  @Override
  protected void connect(String host, int port) {}

  @Override
  protected void connect(InetAddress address, int port) {}

  @Override
  protected void connect(SocketAddress address, int timeout) {}

  @Override
  protected void bind(InetAddress host, int port) {}

  @Override
  protected void listen(int backlog) {}

  @Override
  protected void accept(SocketImpl accepted) {}

  @Override
  protected InputStream getInputStream() {
    return new ByteArrayInputStream(new byte[0]);
  }

  @Override
  protected OutputStream getOutputStream() {
    return new ByteArrayOutputStream();
  }

  @Override
  protected int available() {
    return 0;
  }

  @Override
  protected void close() {}

  @Override
  protected void sendUrgentData(int data) {}
}
