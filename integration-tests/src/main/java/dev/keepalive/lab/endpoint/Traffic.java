package dev.keepalive.lab.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;

/** Connections to an echoing peer on which bytes go out and come back without a pause. */
final class Traffic {
  private static final int CHUNK = 1024;

  /** At most 200 kB a second: the others on the machine want to run as well. */
  private static final long PAUSE_MILLIS = 5;

  private final List<Stream> streams = new CopyOnWriteArrayList<>();
  private final AtomicLong carried = new AtomicLong();

  void start(InetSocketAddress peer, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      Stream stream = new Stream(new Socket(peer.getAddress(), peer.getPort()), i);
      streams.add(stream);
      stream.writer.start();
      stream.reader.start();
    }
  }

  /** How many bytes came back until now. */
  long carried() {
    return carried.get();
  }

  /** Ends it in good order, and prints what went out and what came back. */
  void end() throws InterruptedException {
    for (Stream stream : streams) {
      stream.ending = true;
    }
    for (Stream stream : streams) {
      stream.writer.join();
      stream.reader.join();
      System.out.println("hushed\t" + stream.sent + "\t" + stream.received);
    }
  }

  private final class Stream {
    final Socket socket;
    final Thread writer;
    final Thread reader;
    final Sum sent = new Sum();
    final Sum received = new Sum();
    volatile boolean ending;
    private final Random random;

    Stream(Socket socket, int seed) {
      this.socket = socket;
      this.random = new Random(seed);
      this.writer = Daemon.of(this::write);
      this.reader = Daemon.of(this::read);
    }

    private void write() throws Exception {
      OutputStream out = socket.getOutputStream();
      byte[] chunk = new byte[CHUNK];
      while (!ending) {
        random.nextBytes(chunk);
        out.write(chunk);
        sent.add(chunk, chunk.length);
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
      socket.shutdownOutput();
    }

    private void read() throws IOException {
      InputStream in = socket.getInputStream();
      byte[] chunk = new byte[CHUNK];
      int length;
      while ((length = in.read(chunk)) >= 0) {
        received.add(chunk, length);
        carried.addAndGet(length);
      }
      socket.close();
    }
  }

  /** How many bytes, and their checksum; for one thread until that has ended. */
  private static final class Sum {
    private final CRC32 crc = new CRC32();
    private long bytes;

    void add(byte[] chunk, int length) {
      crc.update(chunk, 0, length);
      bytes += length;
    }

    @Override
    public String toString() {
      return bytes + "\t" + Long.toHexString(crc.getValue());
    }
  }
}
