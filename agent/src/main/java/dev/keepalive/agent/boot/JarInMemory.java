package dev.keepalive.agent.boot;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The entries of a jar, read once and kept as they are compressed. A jar that is overwritten in
 * place, by {@code cp}, no longer matters then. With {@code JarFile} it does: Java 8 maps the
 * directory of the jar into memory and dies of SIGBUS when the file is truncated, later versions
 * read from offsets where the new jar has something else. Immutable, thread-safe.
 *
 * <p>The format is PKWARE's APPNOTE.TXT 6.3; entries beyond 2 GB (Zip64) are not read.
 */
final class JarInMemory {

  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END_SIZE = 22;
  private static final int END_COMMENT_MAX = 0xffff;
  private static final int DIRECTORY_SIGNATURE = 0x02014b50;
  private static final int DIRECTORY_SIZE = 46;
  private static final int LOCAL_SIGNATURE = 0x04034b50;
  private static final int LOCAL_SIZE = 30;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  private final byte[] directory;
  private final EntryTable table;
  private final FileParts contents;
  private final int shift; // of all offsets: what stands before the first entry, such as a script

  /**
   * Reads the jar.
   *
   * @param leftOut entries whose names start so are not kept: for this jar they do not exist
   */
  JarInMemory(File jar, String... leftOut) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(jar, "r")) {
      byte[] tail = read(file, Math.max(0, file.length() - END_SIZE), END_SIZE);
      int end = 0;
      if (tail.length < END_SIZE || LittleEndian.int32(tail, 0) != END_SIGNATURE) {
        tail =
            read(
                file,
                Math.max(0, file.length() - END_SIZE - END_COMMENT_MAX),
                END_SIZE + END_COMMENT_MAX);
        end = endRecord(tail);
      }
      int entries = LittleEndian.int16(tail, end + 10);
      int directorySize = LittleEndian.int32(tail, end + 12);
      long directoryStart = file.length() - tail.length + end - directorySize;
      shift = (int) directoryStart - LittleEndian.int32(tail, end + 16);
      directory = read(file, directoryStart, directorySize);
      table = new EntryTable(directory, entries);
      contents = new FileParts(file, readDirectory(entries, leftOut), directoryStart);
    }
  }

  /** Whether there is an entry of this name. */
  boolean has(String name) {
    return table.find(name) >= 0;
  }

  /** What is in the entry of this name, or null if there is none. */
  byte[] bytes(String name) throws IOException {
    int entry = table.find(name);
    if (entry < 0) {
      return null;
    }
    int method = LittleEndian.int16(directory, entry + 10);
    int compressed = LittleEndian.int32(directory, entry + 20);
    byte[] bytes = new byte[LittleEndian.int32(directory, entry + 24)];
    byte[] piece = contents.piece(offset(entry));
    int start = contents.start(offset(entry));
    if (LittleEndian.int32(piece, start) != LOCAL_SIGNATURE) {
      throw new IOException("broken jar at " + name);
    }
    int data =
        start
            + LOCAL_SIZE
            + LittleEndian.int16(piece, start + 26)
            + LittleEndian.int16(piece, start + 28);
    if (method == STORED) {
      System.arraycopy(piece, data, bytes, 0, bytes.length);
    } else if (method == DEFLATED) {
      inflate(piece, data, compressed, bytes, name);
    } else {
      throw new IOException("compression method " + method + " of " + name);
    }
    return bytes;
  }

  private static void inflate(byte[] from, int start, int length, byte[] to, String name)
      throws IOException {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(from, start, length);
      int count = 0;
      while (count < to.length) {
        int more = inflater.inflate(to, count, to.length - count);
        if (more == 0) {
          throw new IOException("broken jar at " + name);
        }
        count += more;
      }
    } catch (DataFormatException e) {
      throw new IOException("broken jar at " + name, e);
    } finally {
      inflater.end();
    }
  }

  /** Fills the table, and answers all entries in the form and order that FileParts wants. */
  private long[] readDirectory(int entries, String[] leftOut) throws IOException {
    long[] offsets = new long[entries];
    boolean sorted = true;
    int entry = 0;
    for (int i = 0; i < entries; i++) {
      if (LittleEndian.int32(directory, entry) != DIRECTORY_SIGNATURE) {
        throw new IOException("broken jar: no directory");
      }
      boolean isKept = !startsWithOneOf(leftOut, entry + DIRECTORY_SIZE);
      if (isKept) {
        table.add(entry);
      }
      offsets[i] = ((long) offset(entry) << 1) | (isKept ? 1 : 0);
      sorted &= i == 0 || offsets[i - 1] < offsets[i];
      entry +=
          DIRECTORY_SIZE
              + LittleEndian.int16(directory, entry + 28)
              + LittleEndian.int16(directory, entry + 30)
              + LittleEndian.int16(directory, entry + 32);
    }
    // they are, in most jars; to sort loads a class, each time that an application starts
    if (!sorted) {
      Arrays.sort(offsets);
    }
    return offsets;
  }

  /** Where in the file an entry starts. */
  private int offset(int entry) {
    return LittleEndian.int32(directory, entry + 42) + shift;
  }

  private boolean startsWithOneOf(String[] prefixes, int at) {
    for (String prefix : prefixes) {
      // from its end: most names of ours start alike
      int i = prefix.length() - 1;
      while (i >= 0 && at + i < directory.length && directory[at + i] == prefix.charAt(i)) {
        i--;
      }
      if (i < 0) {
        return true;
      }
    }
    return false;
  }

  private static int endRecord(byte[] tail) throws IOException {
    for (int i = tail.length - END_SIZE; i >= 0; i--) {
      if (LittleEndian.int32(tail, i) == END_SIGNATURE) {
        return i;
      }
    }
    throw new IOException("not a jar");
  }

  /** Up to so many bytes: fewer where the file ends. */
  private static byte[] read(RandomAccessFile file, long from, int length) throws IOException {
    if (from < 0 || length < 0) {
      throw new IOException("broken jar: no directory");
    }
    byte[] bytes = new byte[(int) Math.min(length, file.length() - from)];
    file.seek(from);
    file.readFully(bytes);
    return bytes;
  }
}
