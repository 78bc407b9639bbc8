package dev.keepalive.agent.rescue.attach;

import dev.keepalive.agent.linux.process.Credentials;
import dev.keepalive.agent.linux.process.ProcessFiles;
import dev.keepalive.agent.linux.process.SystemCallException;
import dev.keepalive.agent.linux.process.SystemCalls;
import dev.keepalive.agent.linux.process.UnixSocket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import net.bytebuddy.agent.VirtualMachine.ForHotSpot.Connection.OnPersistentByteChannel;

/**
 * Byte Buddy's connection to a JVM knows neither other users nor other namespaces nor time limits:
 * this one does. Java 8 answers only its own user and group, not root; a JVM in a container has its
 * socket in a file system and under a number of its own.
 */
final class AttachConnection extends OnPersistentByteChannel<UnixSocket> {
  private static final int SIGQUIT = 3;
  private static final int POLL_MILLIS = 10;

  private final ProcessFiles process;
  private final SystemCalls calls;
  private final long deadline;
  private final AttachFiles files;
  private final Credentials user;

  /**
   * Makes the JVM listen where it does not yet.
   *
   * @param millis how long all of it may take
   */
  AttachConnection(ProcessFiles process, long millis, SystemCalls calls) throws IOException {
    this.process = process;
    this.calls = calls;
    this.deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    this.files = new AttachFiles(process);
    this.user = Credentials.of(process);
    if (!files.socketIsThere()) {
      wake();
    }
  }

  private void wake() throws IOException {
    Path request = files.request(user);
    calls.kill(process.pid(), SIGQUIT);
    while (!files.socketIsThere()) {
      if (System.nanoTime() > deadline) {
        // the request stays: a JVM that comes to itself later and finds the signal without it would
        // print all its threads
        throw new NoAnswerException();
      }
      pause();
    }
    Files.deleteIfExists(request);
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  protected UnixSocket connect() throws IOException {
    // by a descriptor of the folder: the user of the process may not follow /proc/PID/root
    final int folder = calls.open(files.folder().toString(), SystemCalls.O_PATH);
    try {
      return user.call(
          calls,
          new Callable<UnixSocket>() {
            @Override
            public UnixSocket call() throws IOException {
              String path = "/proc/self/fd/" + folder + "/" + files.socketName();
              return UnixSocket.connect(path, millisLeft(), calls);
            }
          });
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    } finally {
      calls.close(folder);
    }
  }

  private long millisLeft() throws NoAnswerException {
    long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    if (left <= 0) {
      throw new NoAnswerException();
    }
    return left;
  }

  @Override
  protected void write(UnixSocket socket, byte[] bytes) throws IOException {
    socket.write(bytes);
  }

  @Override
  protected int read(UnixSocket socket, byte[] buffer) throws IOException {
    try {
      return socket.read(buffer);
    } catch (SystemCallException e) {
      if (e.errno() == SystemCallException.EAGAIN) {
        throw new NoAnswerException();
      }
      throw e;
    }
  }

  @Override
  protected void close(UnixSocket socket) {
    socket.close();
  }

  @Override
  public void close() {
    // each request has a socket of its own
  }

  /** The JVM has not answered in time. */
  static final class NoAnswerException extends IOException {
    private static final long serialVersionUID = 1;
  }
}
