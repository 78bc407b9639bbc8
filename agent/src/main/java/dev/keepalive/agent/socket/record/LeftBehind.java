package dev.keepalive.agent.socket.record;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What an agent that is detached has set on the connections that stay open, for the next one: it
 * would take that for the application's own choice else. By the inode of the socket, which is not
 * used again while the socket lives. As numbers it holds nothing of the agent that wrote it. For
 * one thread at a time.
 */
public final class LeftBehind {
  private static final int INODE = 2;
  private static final int SIZE = INODE + 2 * TcpOption.values().length;

  private final Map<Long, int[]> byInode = new HashMap<Long, int[]>();

  /**
   * @param numbers what another one's {@link #numbers} were; null: nothing
   */
  public LeftBehind(int[] numbers) {
    for (int at = 0; numbers != null && at + SIZE <= numbers.length; at += SIZE) {
      long inode = ((long) numbers[at] << 32) | (numbers[at + 1] & 0xffffffffL);
      byInode.put(inode, Arrays.copyOfRange(numbers, at + INODE, at + SIZE));
    }
  }

  /**
   * @param values for each option what the agent has set, then for each what the application had
   */
  public void add(long inode, int[] values) {
    byInode.put(inode, values);
  }

  /** Whether there is nothing of it. */
  public boolean isNothing() {
    return byInode.isEmpty();
  }

  /** What was set on the socket of this inode, as it was added, or null. */
  public int[] of(long inode) {
    return byInode.get(inode);
  }

  /** All of it. */
  public int[] numbers() {
    int[] numbers = new int[SIZE * byInode.size()];
    int at = 0;
    for (Map.Entry<Long, int[]> one : byInode.entrySet()) {
      numbers[at] = (int) (one.getKey() >>> 32);
      numbers[at + 1] = one.getKey().intValue();
      System.arraycopy(one.getValue(), 0, numbers, at + INODE, SIZE - INODE);
      at += SIZE;
    }
    return numbers;
  }
}
