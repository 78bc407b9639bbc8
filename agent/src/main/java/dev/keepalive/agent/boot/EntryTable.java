package dev.keepalive.agent.boot;

/**
 * Finds the entries of a jar by name: a hash table of their places in the jar's directory. It makes
 * no object for an entry, as there are thousands, all read before the application starts. Entries
 * are added by one thread; thread-safe from then on.
 */
final class EntryTable {

  private static final int NAME = 46; // in an entry of the directory
  private static final int NAME_LENGTH = 28;

  /** Of a name, counted from its end: that is where names differ, but for {@code .classdata}. */
  private static final int HASHED_FROM = 28;

  private static final int HASHED_TO = 10;

  private final byte[] directory;
  private final int[] places; // plus 1; 0 is free

  EntryTable(byte[] directory, int entries) {
    this.directory = directory;
    this.places = new int[Integer.highestOneBit(entries + 1) * 4];
  }

  /** Adds the entry that starts here in the directory. */
  void add(int place) {
    int length = LittleEndian.int16(directory, place + NAME_LENGTH);
    int hash = length;
    int end = place + NAME + length - HASHED_TO;
    for (int i = Math.max(place + NAME, place + NAME + length - HASHED_FROM); i < end; i++) {
      hash = 31 * hash + directory[i];
    }
    int slot = slot(hash);
    while (places[slot] != 0) {
      slot = (slot + 1) & (places.length - 1);
    }
    places[slot] = place + 1;
  }

  /** Where the entry of this name starts in the directory; negative if there is none. */
  int find(String name) {
    int length = name.length();
    int hash = length;
    for (int i = Math.max(0, length - HASHED_FROM); i < length - HASHED_TO; i++) {
      hash = 31 * hash + (byte) name.charAt(i);
    }
    int slot = slot(hash);
    while (places[slot] != 0) {
      if (isNamed(places[slot] - 1, name)) {
        return places[slot] - 1;
      }
      slot = (slot + 1) & (places.length - 1);
    }
    return -1;
  }

  private int slot(int hash) {
    return (hash ^ (hash >>> 15)) & (places.length - 1);
  }

  private boolean isNamed(int place, String name) {
    int length = name.length();
    if (LittleEndian.int16(directory, place + NAME_LENGTH) != length) {
      return false;
    }
    for (int i = length - 1; i >= 0; i--) {
      if (directory[place + NAME + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
