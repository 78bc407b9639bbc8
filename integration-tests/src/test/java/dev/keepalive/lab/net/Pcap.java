package dev.keepalive.lab.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the recordings of tcpdump: the format is pcap-savefile(5), frames are Ethernet with IPv4.
 */
final class Pcap {
  private static final int MAGIC_MICROSECONDS = 0xa1b2c3d4;
  private static final int FILE_HEADER = 24;
  private static final int RECORD_HEADER = 16;
  private static final int ETHERNET_HEADER = 14;
  private static final int ETHERNET_TYPE = 12;
  private static final short IPV4 = 0x0800;

  private Pcap() {}

  /** The TCP segments over IPv4 in the file, in the order in which they were seen. */
  static List<Segment> read(Path file) {
    try {
      return read(ByteBuffer.wrap(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Segment> read(ByteBuffer file) {
    if (file.limit() < FILE_HEADER) {
      return List.of();
    }
    file.order(ByteOrder.nativeOrder());
    if (file.getInt(0) != MAGIC_MICROSECONDS) {
      throw new IllegalArgumentException("not a pcap file of this machine");
    }
    List<Segment> segments = new ArrayList<>();
    int position = FILE_HEADER;
    while (position + RECORD_HEADER <= file.limit()) {
      long seconds = Integer.toUnsignedLong(file.getInt(position));
      long micros = Integer.toUnsignedLong(file.getInt(position + 4));
      int captured = file.getInt(position + 8);
      int frame = position + RECORD_HEADER;
      if (frame + captured > file.limit()) {
        break;
      }
      ByteBuffer bytes = file.slice(frame, captured).order(ByteOrder.BIG_ENDIAN);
      if (bytes.getShort(ETHERNET_TYPE) == IPV4) {
        segments.add(segment(Instant.ofEpochSecond(seconds, micros * 1000), bytes));
      }
      position = frame + captured;
    }
    return segments;
  }

  /** RFC 791 and RFC 9293. */
  private static Segment segment(Instant time, ByteBuffer frame) {
    int ip = ETHERNET_HEADER;
    int ipLength = (frame.get(ip) & 0x0f) * 4;
    int totalLength = Short.toUnsignedInt(frame.getShort(ip + 2));
    int tcp = ip + ipLength;
    int tcpLength = ((frame.get(tcp + 12) & 0xf0) >> 4) * 4;
    return new Segment(
        time,
        new Segment.End(address(frame, ip + 12), Short.toUnsignedInt(frame.getShort(tcp))),
        new Segment.End(address(frame, ip + 16), Short.toUnsignedInt(frame.getShort(tcp + 2))),
        Integer.toUnsignedLong(frame.getInt(tcp + 4)),
        Integer.toUnsignedLong(frame.getInt(tcp + 8)),
        Byte.toUnsignedInt(frame.get(tcp + 13)),
        totalLength - ipLength - tcpLength);
  }

  private static String address(ByteBuffer frame, int position) {
    StringBuilder address = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      address.append(i == 0 ? "" : ".").append(Byte.toUnsignedInt(frame.get(position + i)));
    }
    return address.toString();
  }
}
