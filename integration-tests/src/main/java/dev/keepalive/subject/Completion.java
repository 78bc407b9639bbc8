package dev.keepalive.subject;

import java.nio.channels.CompletionHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** A handler whose failures end what waits for its result. */
abstract class Completion<T> implements CompletionHandler<T, Void> {
  private static final CountDownLatch NEVER = new CountDownLatch(1);
  private final CompletableFuture<?> result;

  Completion(CompletableFuture<?> result) {
    this.result = result;
  }

  abstract void done(T outcome) throws Exception;

  /** Keeps the handler from returning, so that nothing that comes after it can have happened. */
  static void hold() throws InterruptedException {
    NEVER.await();
  }

  @Override
  public final void completed(T outcome, Void attachment) {
    try {
      done(outcome);
    } catch (Throwable t) {
      result.completeExceptionally(t);
    }
  }

  @Override
  public final void failed(Throwable cause, Void attachment) {
    result.completeExceptionally(cause);
  }
}
