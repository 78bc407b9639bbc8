package dev.keepalive.agent.config.reload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.problem.Problem;
import dev.keepalive.agent.config.source.Configuration;
import dev.keepalive.agent.config.source.FileSnapshot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;

/** A reload without pauses, of a file that reads as the test says. */
final class ScriptedReload implements ReloadListener {
  /** What the next reads give: a text, or {@code gone}. A watch stops after the last. */
  final Deque<String> reads = new ArrayDeque<>();

  /** How long it would have paused, one after the other. */
  final List<Integer> pauses = new ArrayList<>();

  /** What it told, one after the other. */
  final List<String> said = new ArrayList<>();

  /** With each change; thrown at what hands it on. */
  Error failure;

  final Reload reload;

  ScriptedReload(Configuration configuration) {
    reload =
        new Reload(configuration, this) {
          @Override
          FileSnapshot read() {
            String text = reads.pop();
            return text.equals("gone")
                ? new FileSnapshot(new byte[0], "does not exist")
                : new FileSnapshot(text.getBytes(UTF_8), null);
          }

          @Override
          void pause(int millis) {
            pauses.add(millis);
          }
        };
  }

  /** What one look tells of a file that reads like this, one after the other. */
  List<String> look(String... texts) {
    reads.clear();
    Collections.addAll(reads, texts);
    said.clear();
    reload.look();
    assertThat(reads).as("not read any more").isEmpty();
    return said;
  }

  @Override
  public void changed(Configuration next, String message, List<Problem> warnings) {
    if (failure != null) {
      throw failure;
    }
    said.add("changed: " + message);
    for (Problem warning : warnings) {
      said.add("warning: " + warning);
    }
  }

  @Override
  public void refused(String message) {
    said.add("refused: " + message);
  }

  @Override
  public void restored(String message) {
    said.add("restored: " + message);
  }

  @Override
  public void failed(Throwable t) {
    if (t instanceof NoSuchElementException) {
      reload.stop();
    } else {
      said.add("failed: " + t.getMessage());
    }
  }
}
