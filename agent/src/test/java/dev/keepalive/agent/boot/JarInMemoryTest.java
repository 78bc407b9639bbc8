package dev.keepalive.agent.boot;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarInMemoryTest {

  @TempDir Path directory;

  private final Map<String, byte[]> entries = new TreeMap<>();

  /** Some of it does not compress, so that it takes several pieces. */
  JarInMemoryTest() {
    Random random = new Random(1);
    for (int i = 0; i < 3000; i++) {
      byte[] bytes = new byte[random.nextInt(2000)];
      if (i % 3 != 0) {
        random.nextBytes(bytes);
      }
      entries.put("some/package" + i % 7 + "/Outer" + i / 9 + "$Inner" + i + ".classdata", bytes);
    }
    entries.put("a", new byte[] {1});
    entries.put("empty/", new byte[0]);
    entries.put("large", new byte[3_000_000]);
  }

  @Test
  void every_entry_is_there_as_it_was_packed() throws IOException {
    assertHoldsAll(new JarInMemory(write(zip("", ZipEntry.DEFLATED)).toFile()));
  }

  @Test
  void entries_that_are_not_compressed_are_there_too() throws IOException {
    assertHoldsAll(new JarInMemory(write(zip("", ZipEntry.STORED)).toFile()));
  }

  @Test
  void a_comment_at_the_end_and_a_script_before_the_jar_do_no_harm() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write("#!/bin/sh\nexec java -jar $0\n".getBytes(US_ASCII));
    all.write(zip("a comment with PK\5\6 in it", ZipEntry.DEFLATED));
    assertHoldsAll(new JarInMemory(write(all.toByteArray()).toFile()));
  }

  @Test
  void a_directory_in_another_order_than_the_entries_does_no_harm() throws IOException {
    byte[] zip = zip("", ZipEntry.DEFLATED);
    int end = zip.length - 22;
    int start = LittleEndian.int32(zip, end + 16);
    ByteArrayOutputStream reversed = new ByteArrayOutputStream();
    reversed.write(zip, 0, start);
    List<byte[]> records = new ArrayList<>();
    for (int at = start, next; at < end; at = next) {
      next = at + 46 + LittleEndian.int16(zip, at + 28) + LittleEndian.int16(zip, at + 30);
      records.add(0, Arrays.copyOfRange(zip, at, next));
    }
    for (byte[] record : records) {
      reversed.write(record);
    }
    reversed.write(zip, end, 22);
    assertHoldsAll(new JarInMemory(write(reversed.toByteArray()).toFile()));
  }

  @Test
  void the_file_is_not_read_again() throws IOException {
    Path file = write(zip("", ZipEntry.DEFLATED));
    JarInMemory jar = new JarInMemory(file.toFile());
    Files.delete(file);
    assertHoldsAll(jar);
  }

  @Test
  void what_is_absent_is_null() throws IOException {
    JarInMemory jar = new JarInMemory(write(zip("", ZipEntry.DEFLATED)).toFile());
    assertThat(jar.has("some/package1/Other.classdata")).isFalse();
    assertThat(jar.bytes("some/package1/Other.classdata")).isNull();
    assertThat(jar.bytes("")).isNull();
    assertThat(jar.bytes("b")).isNull();
  }

  @Test
  void what_is_left_out_does_not_exist_and_the_rest_does() throws IOException {
    JarInMemory jar =
        new JarInMemory(write(zip("", ZipEntry.DEFLATED)).toFile(), "some/package3/", "lar");
    assertThat(entries.keySet())
        .allSatisfy(
            name -> {
              boolean isLeftOut = name.startsWith("some/package3/") || name.startsWith("lar");
              assertThat(jar.has(name)).isEqualTo(!isLeftOut);
              assertThat(jar.bytes(name)).isEqualTo(isLeftOut ? null : entries.get(name));
            });
  }

  @Test
  void what_is_no_jar_is_refused() throws IOException {
    assertThatThrownBy(() -> new JarInMemory(write(new byte[0]).toFile()))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> new JarInMemory(write(new byte[100_000]).toFile()))
        .isInstanceOf(IOException.class)
        .hasMessage("not a jar");
  }

  private void assertHoldsAll(JarInMemory jar) throws IOException {
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      assertThat(jar.has(entry.getKey())).isTrue();
      assertThat(jar.bytes(entry.getKey())).isEqualTo(entry.getValue());
    }
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(directory.resolve("jar"), bytes);
  }

  private byte[] zip(String comment, int method) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.setComment(comment);
      out.setMethod(method);
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry header = new ZipEntry(entry.getKey());
        header.setSize(entry.getValue().length);
        CRC32 crc = new CRC32();
        crc.update(entry.getValue());
        header.setCrc(crc.getValue());
        out.putNextEntry(header);
        out.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }
}
