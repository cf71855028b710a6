package org.clew.job;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.clew.calcjob.Stash;
import org.clew.calcjob.Unstash;
import org.clew.data.DataTypes;
import org.clew.data.RemoteData;
import org.clew.data.RemoteStashData;

/**
 * What is put away when a job has ended, or brought back.
 *
 * @param from absolute path of the folder to stash from; empty for the directory of the job
 * @param stored what is brought back
 */
record StashPlan(Optional<Stash> stash, Optional<String> from, Optional<Unstash> unstash, Optional<RemoteStashData> stored) {
  static final StashPlan NOTHING = new StashPlan(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  private static final String FROM = "stash_from";
  private static final String STORED = "unstash_from";
  private static final String TYPE = "type";
  private static final String CONTENT = "content";

  static StashPlan of(Optional<Stash> stash, Optional<RemoteData> from, Optional<Unstash> unstash,
      Optional<RemoteStashData> stored) {
    return new StashPlan(stash, from.map(RemoteData::path), unstash, stored);
  }

  Map<String, Object> plain() {
    var plain = new LinkedHashMap<String, Object>();
    stash.ifPresent(options -> plain.put("stash", options.plain()));
    from.ifPresent(path -> plain.put(FROM, path));
    unstash.ifPresent(options -> plain.put("unstash", options.plain()));
    stored.ifPresent(data -> plain.put(STORED, Map.of(TYPE, data.type(), CONTENT, data.plain())));
    return plain;
  }

  static StashPlan read(Map<String, Object> plain) {
    return new StashPlan(map(plain, "stash").map(Stash::of), Optional.ofNullable((String) plain.get(FROM)),
        map(plain, "unstash").map(Unstash::of), map(plain, STORED).map(StashPlan::stored));
  }

  private static RemoteStashData stored(Map<String, Object> plain) {
    return (RemoteStashData) DataTypes.read((String) plain.get(TYPE), plain.get(CONTENT), (_, _) -> {
      throw new IllegalStateException("a stash has no files here");
    });
  }

  @SuppressWarnings("unchecked")
  private static Optional<Map<String, Object>> map(Map<String, Object> plain, String key) {
    return plain.get(key) instanceof Map<?, ?> map ? Optional.of((Map<String, Object>) map) : Optional.empty();
  }
}
