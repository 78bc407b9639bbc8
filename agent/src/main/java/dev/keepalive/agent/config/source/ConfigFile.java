package dev.keepalive.agent.config.source;

import dev.keepalive.agent.config.problem.Problem;
import dev.keepalive.agent.config.problem.Problems;
import dev.keepalive.agent.config.problem.Source;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Reads the bytes of a configuration file and the text that they are. */
final class ConfigFile {
  /** More than any configuration needs; less than hurts when the path names a heap dump. */
  static final int MOST_BYTES = 1 << 20;

  private ConfigFile() {}

  /**
   * The file's bytes. Only a regular file is read: a pipe could hold up the application's start.
   *
   * @throws IOException whose message says why not, to follow "config=path"
   */
  static byte[] read(String path) throws IOException {
    File file = new File(path);
    String where = file.isAbsolute() ? "" : " (" + Problem.shown(file.getAbsolutePath()) + ")";
    if (!file.exists()) {
      throw new IOException("does not exist" + where + hint(path));
    }
    if (file.isDirectory()) {
      throw new IOException("is a directory" + where + "; allowed: a properties file");
    }
    if (!file.isFile()) {
      throw new IOException("is not a regular file" + where);
    }
    byte[] bytes;
    try {
      bytes = readAtMost(file, MOST_BYTES + 1);
    } catch (IOException e) {
      throw new IOException("can't be read" + where + ": " + Problem.shown(reason(e, path)), e);
    }
    if (bytes.length > MOST_BYTES) {
      throw new IOException("is larger than 1 MiB" + where);
    }
    return bytes;
  }

  /** A file whose name the process's locale cannot spell is not found, though it exists. */
  private static String hint(String path) {
    String encoding = System.getProperty("sun.jnu.encoding");
    return encoding == null || Charset.forName(encoding).newEncoder().canEncode(path)
        ? ""
        : "; this process runs in a locale without all letters of this path: set LC_ALL=C.UTF-8";
  }

  private static byte[] readAtMost(File file, int most) throws IOException {
    InputStream in = new FileInputStream(file);
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      int read = 0;
      while (bytes.size() < most && (read = in.read(buffer)) > 0) {
        bytes.write(buffer, 0, read);
      }
      return bytes.toByteArray();
    } finally {
      in.close();
    }
  }

  /** {@code /path (Permission denied)} is {@code Permission denied}. */
  private static String reason(IOException e, String path) {
    String message = String.valueOf(e.getMessage());
    boolean repeatsPath = message.startsWith(path + " (") && message.endsWith(")");
    return repeatsPath ? message.substring(path.length() + 2, message.length() - 1) : message;
  }

  /** The UTF-8 text without its byte order mark; where it isn't UTF-8 is reported, then null. */
  static String decode(String path, byte[] bytes, Problems problems) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    out.flip();
    boolean hasMark = out.length() > 0 && out.charAt(0) == '\uFEFF';
    String text = out.toString().substring(hasMark ? 1 : 0);
    if (result.isError()) {
      String octet = Integer.toHexString(0x100 | (bytes[in.position()] & 0xff)).substring(1);
      String what = "not UTF-8: byte 0x" + octet + "; save the file as UTF-8";
      problems.error(new Problem(Source.file(path, text), text.length(), what));
      return null;
    }
    return text;
  }
}
