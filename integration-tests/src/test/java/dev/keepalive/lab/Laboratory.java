package dev.keepalive.lab;

import dev.keepalive.lab.net.Firewall;
import dev.keepalive.lab.net.Network;
import java.time.Duration;
import java.util.function.Consumer;

/** The network that all laboratory tests of a run share, one after the other, and their report. */
public final class Laboratory implements AutoCloseable {
  private final Network network = Network.open();
  private final Report report = new Report();

  public Network network() {
    return network;
  }

  public Firewall firewall() {
    return network.firewall();
  }

  public Report report() {
    return report;
  }

  /**
   * Opens all connections of a case, does to them what the case is about, and reports what became
   * of them. The network is whole again afterwards.
   *
   * @param fault returns when it has shown what becomes of the connections
   */
  Finding examine(Case about, Consumer<Experiment> fault) {
    try (Experiment experiment = Experiment.start(network, about.timing(), Variant.all())) {
      fault.accept(experiment);
      Finding finding = new Finding(about, experiment.observe());
      report.add(finding);
      return finding;
    } finally {
      firewall().restore();
      firewall().forgetAfter(Duration.ofHours(1));
    }
  }

  /** Removes the network and writes the report. */
  @Override
  public void close() {
    try {
      report.write();
    } finally {
      network.close();
    }
  }
}
