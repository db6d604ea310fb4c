package dev.scoring.engine.vocabulary;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * The vocabularies of this process, each held once for its content and for as long as somebody uses
 * it. Thread-safe.
 */
public final class Vocabularies {
  private static final Map<String, WeakReference<Vocabulary>> LOADED = new ConcurrentHashMap<>();

  private Vocabularies() {}

  /**
   * The vocabulary of a content, loaded at most once at a time.
   *
   * @param digest of the vocabulary's content
   * @param loader reads it when it is not there
   */
  public static Vocabulary shared(String digest, Supplier<Vocabulary> loader) {
    AtomicReference<Vocabulary> held = new AtomicReference<>();
    LOADED.compute(
        digest,
        (key, known) -> {
          held.set(known == null ? null : known.get());
          if (held.get() != null) {
            return known;
          }
          held.set(loader.get());
          return new WeakReference<>(held.get());
        });
    LOADED.values().removeIf(reference -> reference.get() == null);
    return held.get();
  }
}
