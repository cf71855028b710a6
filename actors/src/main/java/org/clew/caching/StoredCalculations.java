package org.clew.caching;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.clew.cache.AmbiguousCachingException;
import org.clew.cache.CachingRules.Rule;
import org.clew.cache.CalcCache;
import org.clew.cache.Hit;
import org.clew.cache.Search;
import org.clew.definition.Definition;
import org.clew.hash.CalculationParts;
import org.clew.process.Birth;
import org.clew.spec.BaseInputs;
import org.clew.store.Store;

/** The calculations of a store, for those that want to be spared. A search that nobody wants costs no query. */
public final class StoredCalculations implements CalcCache {
  private static final System.Logger LOG = System.getLogger(StoredCalculations.class.getName());

  /** How a question to the store is asked while it may be out of order. */
  @FunctionalInterface
  public interface Patience {
    <T> T ask(Supplier<T> question);
  }

  private final Store store;
  private final CachingSettings settings;
  private final UnaryOperator<String> computers;
  private final Patience patience;

  /** @param computers what a computer is, by its label, see {@link ComputerIdentity} */
  public StoredCalculations(Store store, CachingSettings settings, UnaryOperator<String> computers, Patience patience) {
    this.store = store;
    this.settings = settings;
    this.computers = computers;
    this.patience = patience;
  }

  @Override public String hash(Birth birth) {
    if (Boolean.TRUE.equals(own(birth, "dry_run"))) return null;
    try {
      return CalculationParts.of(birth).hash(computers);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "Process " + birth.node().pk() + " (" + birth.type()
          + ") has no hash and is not cached: " + e.getMessage(), e);
      return null;
    }
  }

  @Override public Search search(Birth birth, Definition definition) {
    Rule rule;
    try {
      rule = Caching.of(birth.type()).orElseGet(() -> settings.now().of(birth.type()));
    } catch (AmbiguousCachingException e) {
      return nothing(e.getMessage());
    }
    if (rule == Rule.DISABLED || Boolean.TRUE.equals(own(birth, "dry_run"))) return Search.OFF;
    if (Boolean.TRUE.equals(own(birth, "disable_cache"))) return nothing("metadata.disable_cache says so.");
    if (birth.hash() == null) return nothing("It has no hash, see the log of the engine.");
    return new CandidateSearch(store, patience, birth, definition);
  }

  private static Object own(Birth birth, String name) {
    return birth.metadata().get(BaseInputs.METADATA) instanceof Map<?, ?> metadata ? metadata.get(name) : null;
  }

  private static Search nothing(String why) {
    return new Search() {
      @Override public Optional<Hit> next() {
        return Optional.empty();
      }

      @Override public void refuse(String clause) {
        throw new IllegalStateException("there was no candidate");
      }

      @Override public Optional<String> miss() {
        return Optional.of(why);
      }
    };
  }
}
