package dev.keepalive.agent.sweep;

import dev.keepalive.agent.linux.DescriptorOptions;
import dev.keepalive.agent.linux.EphemeralPorts;
import dev.keepalive.agent.linux.KernelTable;
import dev.keepalive.agent.linux.LazyLibc;
import dev.keepalive.agent.linux.LoadedLibraries;
import dev.keepalive.agent.linux.OwnDescriptors;
import dev.keepalive.agent.linux.TcpState;
import dev.keepalive.agent.socket.record.AppliedMark;
import java.io.IOException;
import java.util.Set;

/** The sockets of the process that the agent runs in; Linux only. */
final class OwnProcessSockets implements ProcessSockets {

  private final DescriptorOptions options = new DescriptorOptions();
  private final LazyLibc libc = new LazyLibc();

  @Override
  public int[] descriptors() throws IOException {
    return OwnDescriptors.numbers();
  }

  @Override
  public long inode(int descriptor) {
    return OwnDescriptors.inode(descriptor);
  }

  @Override
  public boolean canBeAsked() {
    return options.isReady();
  }

  @Override
  public TcpState state(int descriptor) throws IOException {
    return TcpState.of(DescriptorOptions.forNumber(descriptor), options);
  }

  @Override
  public int localPort(int descriptor) throws IOException {
    return options.localPort(DescriptorOptions.forNumber(descriptor));
  }

  @Override
  public int remotePort(int descriptor) throws IOException {
    return options.remotePort(DescriptorOptions.forNumber(descriptor));
  }

  /** By libc where the JDK's calls are not to be used yet: it then sets the options as well. */
  @Override
  public boolean wasApplied(int descriptor) throws IOException {
    try {
      int mark =
          options.isReady()
              ? options.get(
                  DescriptorOptions.forNumber(descriptor), AppliedMark.LEVEL, AppliedMark.OPTION)
              : libc.get().getOption(descriptor, AppliedMark.LEVEL, AppliedMark.OPTION);
      return mark == AppliedMark.VALUE;
    } catch (UnsupportedOperationException neither) {
      return false;
    }
  }

  @Override
  public KernelTable table(Set<Long> inodes) throws IOException {
    return KernelTable.read(inodes);
  }

  @Override
  public boolean looksLikeDebugger(int localPort, int remotePort) {
    return EphemeralPorts.read().suggestAccepted(localPort, remotePort)
        && LoadedLibraries.contain(LoadedLibraries.DEBUGGER);
  }
}
