package dev.keepalive.agent.boot;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Arrays;

/**
 * The parts of a jar that are kept in memory, read in a few large pieces, each below 512 KB: an
 * array of half a region of G1's or more would take whole regions. Immutable, thread-safe.
 */
final class FileParts {

  private static final int PIECE = 256 * 1024;

  private final int[] starts; // in the file, ascending
  private final byte[][] pieces;

  /**
   * @param entries offset in the file times two, plus one if it is to be kept, of each entry of the
   *     jar; ascending
   * @param end where the last entry ends at the latest
   */
  FileParts(RandomAccessFile file, long[] entries, long end) throws IOException {
    int[] from = new int[entries.length];
    byte[][] read = new byte[entries.length][];
    int count = 0;
    int entry = 0;
    while (entry < entries.length) {
      long start = entries[entry] >> 1;
      boolean isKept = (entries[entry] & 1) != 0;
      entry++;
      while (isKept && entry < entries.length && (entries[entry] & 1) != 0) {
        if ((entries[entry] >> 1) - start >= PIECE) {
          break;
        }
        entry++;
      }
      if (isKept) {
        long next = entry < entries.length ? entries[entry] >> 1 : end;
        byte[] piece = new byte[(int) (next - start)];
        file.seek(start);
        file.readFully(piece);
        from[count] = (int) start;
        read[count++] = piece;
      }
    }
    starts = Arrays.copyOf(from, count);
    pieces = Arrays.copyOf(read, count);
  }

  /** The piece that holds the entry at this offset in the file. */
  byte[] piece(int offset) {
    return pieces[index(offset)];
  }

  /** Where in its piece the entry at this offset in the file starts. */
  int start(int offset) {
    return offset - starts[index(offset)];
  }

  private int index(int offset) {
    int index = Arrays.binarySearch(starts, offset);
    return index >= 0 ? index : -index - 2;
  }
}
