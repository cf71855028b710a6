package org.clew.archive;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What travels beside nodes. */
public final class Records {
  private Records() {}

  /** {@code type} is a durable name, such as {@code input_calc}. */
  public record Link(UUID source, UUID target, String type, String label) {}

  /** {@code sequence} tells records of the same time apart; levels as in {@link org.clew.store.Row.Log}. */
  public record Log(UUID node, Instant time, int sequence, int level, String logger, String message) {}

  public record Comment(UUID uuid, UUID node, String author, Instant ctime, Instant mtime, String text) {}

  public record Group(UUID uuid, String label, String type, String description, String author, Instant ctime,
      Map<String, Object> extras) {}

  public record Member(UUID group, UUID node) {}
}
