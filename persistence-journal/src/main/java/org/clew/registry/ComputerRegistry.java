package org.clew.registry;

import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.clew.computer.AuthInfo;
import org.clew.computer.BuiltIn;
import org.clew.computer.Computer;
import org.clew.computer.ComputerReader;
import org.clew.registry.RegistryEvent.CodeCreated;
import org.clew.registry.RegistryEvent.CodeHidden;
import org.clew.registry.RegistryEvent.CodeRevealed;
import org.clew.registry.RegistryEvent.ComputerConfigured;
import org.clew.registry.RegistryEvent.ComputerDeleted;
import org.clew.registry.RegistryEvent.PluginChosen;
import org.clew.registry.RegistryEvent.PluginInstalled;
import org.clew.registry.RegistryEvent.PluginRemoved;
import org.clew.store.Store;

/**
 * The computers of a store and how to log in there. {@code localhost} is built in until somebody configures it otherwise.
 *
 * <p>Reading costs one look at the version of the store, and a short query after somebody has committed. Changes made elsewhere
 * are seen by the next call. Calls block; each may throw {@link org.clew.store.StoreException}. Safe for many threads.
 */
public final class ComputerRegistry {
  /** A computer as it is configured now. */
  public record Entry(Computer computer, AuthInfo auth) {
    public Entry with(Computer next) {
      return new Entry(next, auth);
    }

    public Entry with(AuthInfo next) {
      return new Entry(computer, next);
    }
  }

  /** The state of an entity; {@code stored} is null when it was never configured, or deleted since. */
  private record Known(long version, long sequenceNr, Entry stored) {
    static final Known NOTHING = new Known(-1, 0, null);
  }

  private final Store store;
  private final RegistryJournal journal;
  private final Computer localhost;
  private final Clock clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  public ComputerRegistry(Store store, Computer localhost, Clock clock) {
    this.store = store;
    this.journal = new RegistryJournal(store, "computer");
    this.localhost = localhost;
    this.clock = clock;
  }

  /** The computers of a home; jobs of the built-in one run in the folder {@code work} of it. */
  public static ComputerRegistry of(Store store, Path home) {
    return new ComputerRegistry(store, BuiltIn.localhost(home.toAbsolutePath().resolve("work").toString()), Clock.systemUTC());
  }

  public Optional<Entry> find(String label) {
    return Optional.ofNullable(effective(label, known(label).stored()));
  }

  /** A number that grows whenever the computer is configured, enabled or disabled. */
  public long revision(String label) {
    return known(label).sequenceNr();
  }

  /** All, by label. */
  public List<Entry> list() {
    var labels = new TreeSet<>(journal.labels());
    labels.add(localhost.label());
    var all = new ArrayList<Entry>();
    labels.forEach(label -> find(label).ifPresent(all::add));
    return all;
  }

  /** Whether it is the built-in computer, which nobody has configured. */
  public boolean isBuiltIn(String label) {
    return label.equals(localhost.label()) && known(label).stored() == null;
  }

  /** Adds a computer; false when there is one with this label already. */
  public boolean create(Entry entry) {
    return RegistryJournal.retried(() -> {
      var label = entry.computer().label();
      var now = known(label);
      if (now.stored() != null) return false;
      append(label, now, configured(entry));
      return true;
    });
  }

  /**
   * Changes a computer; called again with the newer state when somebody else changes it at the same time.
   *
   * @return how it is configured now; empty when there is none
   */
  public Optional<Entry> update(String label, UnaryOperator<Entry> change) {
    return RegistryJournal.retried(() -> {
      var now = known(label);
      var before = effective(label, now.stored());
      if (before == null) return Optional.empty();
      var next = change.apply(before);
      if (!next.computer().label().equals(label)) throw new IllegalArgumentException("the label of a computer stays");
      if (!next.equals(before)) append(label, now, configured(next));
      return Optional.of(next);
    });
  }

  /**
   * Says that the computer is right as it is configured: engines that hold back from it look at it again. False when there is
   * none.
   */
  public boolean confirm(String label) {
    return RegistryJournal.retried(() -> {
      var now = known(label);
      var entry = effective(label, now.stored());
      if (entry != null) append(label, now, configured(entry));
      return entry != null;
    });
  }

  /** Forgets a computer; false when there is none. A configured {@code localhost} becomes the built-in one. */
  public boolean delete(String label) {
    return RegistryJournal.retried(() -> {
      var now = known(label);
      if (now.stored() == null) return false;
      append(label, now, new ComputerDeleted(clock.instant().truncatedTo(ChronoUnit.MICROS)));
      return true;
    });
  }

  private Entry effective(String label, Entry stored) {
    if (stored == null && label.equals(localhost.label())) return new Entry(localhost, AuthInfo.none(label));
    return stored;
  }

  private Known known(String label) {
    var version = store.dataVersion();
    var before = known.getOrDefault(label, Known.NOTHING);
    if (before.version() == version) return before;
    var now = new Known(version, before.sequenceNr(), before.stored());
    for (var entry : journal.after(label, before.sequenceNr()))
      now = new Known(version, entry.sequenceNr(), evolve(label, now.stored(), entry.event()));
    known.put(label, now);
    return now;
  }

  private static Entry evolve(String label, Entry before, RegistryEvent event) {
    return switch (event) {
      case ComputerConfigured(_, var computer, var auth) -> new Entry(read(computer), new AuthInfo(label, auth));
      case ComputerDeleted _ -> null;
      case CodeCreated _, CodeHidden _, CodeRevealed _, PluginInstalled _, PluginRemoved _, PluginChosen _ -> before;
    };
  }

  /** Leaves out what a newer version has written and this one does not know. */
  private static Computer read(Map<String, Object> plain) {
    var understood = new LinkedHashMap<>(plain);
    understood.keySet().retainAll(ComputerReader.keys());
    return ComputerReader.read(understood);
  }

  private ComputerConfigured configured(Entry entry) {
    return new ComputerConfigured(clock.instant().truncatedTo(ChronoUnit.MICROS), entry.computer().plain(),
        entry.auth().parameters());
  }

  private void append(String label, Known now, RegistryEvent event) {
    journal.append(label, now.sequenceNr() + 1, event, List.of());
    known.remove(label);
  }
}
