package dev.keepalive.agent.rescue;

import dev.keepalive.agent.linux.ProcFile;
import dev.keepalive.agent.linux.process.ProcessFiles;
import java.io.File;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The texts that HotSpot publishes of itself in {@code /tmp/hsperfdata_USER/PID}, as {@code jps}
 * reads them: hotspot/share/runtime/perfMemory.hpp, version 2.0 from Java 6 to 26.
 */
final class PerfData {
  private static final int MAGIC = 0xcafec0c0;
  private static final int BIG_ENDIAN = 0;
  private static final byte BYTES = 'B';

  private PerfData() {}

  /** The value of one text, or null where the JVM publishes nothing. */
  static String text(ProcessFiles process, String name) {
    String[] numbers = process.status("NSpid");
    String number =
        numbers.length == 0 ? Integer.toString(process.pid()) : numbers[numbers.length - 1];
    File[] folders = new File(process.path("root").toString(), "tmp").listFiles();
    for (File folder : folders == null ? new File[0] : folders) {
      if (folder.getName().startsWith("hsperfdata_")) {
        String value = texts(ProcFile.read(folder + "/" + number)).get(name);
        if (value != null) {
          return value;
        }
      }
    }
    return null;
  }

  /** All texts in the contents of such a file. */
  static Map<String, String> texts(String contents) {
    Map<String, String> texts = new HashMap<String, String>();
    byte[] bytes = contents.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer data = ByteBuffer.wrap(bytes);
    if (bytes.length < 32 || data.getInt(0) != MAGIC) {
      return texts;
    }
    data.order(bytes[4] == BIG_ENDIAN ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    int at = data.getInt(24);
    for (int left = data.getInt(28); left > 0 && at >= 32 && at + 20 <= bytes.length; left--) {
      int length = data.getInt(at);
      int size = data.getInt(at + 8);
      int start = at + data.getInt(at + 16);
      boolean isWhole = length > 0 && size >= 0 && start >= 0 && start + size <= bytes.length;
      if (isWhole && bytes[at + 12] == BYTES) {
        texts.put(zeroEnded(bytes, at + data.getInt(at + 4)), zeroEnded(bytes, start));
      }
      at += length <= 0 ? bytes.length : length; // one that is still being written
    }
    return texts;
  }

  private static String zeroEnded(byte[] bytes, int from) {
    int end = Math.max(0, from);
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    int start = Math.min(Math.max(0, from), end);
    return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
  }
}
