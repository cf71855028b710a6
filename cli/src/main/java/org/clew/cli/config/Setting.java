package org.clew.cli.config;

import java.util.List;
import java.util.Optional;
import org.clew.cli.CommandException;
import org.clew.cli.Suggestions;
import org.clew.repository.Repository;
import org.clew.store.StoreException;
import org.clew.store.home.StoreKind;
import org.clew.store.home.StorePlace;
import org.clew.store.postgres.PostgresPlace;

/**
 * A setting that Clew knows.
 *
 * @param fallback value when nobody set one; plain
 * @param description one sentence, with the unit
 */
public record Setting(String key, Type type, Object fallback, String description) {

  /** What values may be. */
  public enum Type {
    INTEGER("a whole number of 0 or more"),
    NUMBER("a number of 0 or more"),
    BACKEND("embedded or postgres"),
    DATABASE("like jdbc:postgresql://HOST:5432/DATABASE, without a password"),
    TEXT("a word");

    private final String words;

    Type(String words) {
      this.words = words;
    }
  }

  /** All settings, in the order of listings. */
  public static final List<Setting> ALL = List.of(
      new Setting("daemon.timeout", Type.NUMBER, 30.0, "Seconds to wait for the daemon to start or stop."),
      new Setting("transport.task_retry_initial_interval", Type.NUMBER, 20.0,
          "Seconds before a failed phase of a job is tried again; doubles with every try. Read when an engine starts."),
      new Setting("transport.task_maximum_attempts", Type.INTEGER, 5L,
          "Tries of a phase before the process pauses. Read when an engine starts."),
      new Setting(StorePlace.BACKEND, Type.BACKEND, StoreKind.EMBEDDED.durable(),
          "Kind of the store: embedded or postgres; 'clew storage migrate' takes along what is there."),
      new Setting(StorePlace.URL, Type.DATABASE, "", "Database of the store, jdbc:postgresql://HOST:5432/DATABASE."),
      new Setting(StorePlace.USER, Type.TEXT, "", "User of the database; else the name of yours."),
      new Setting(StorePlace.PASSWORD_FILE, Type.TEXT, "", "File with the password of the database, readable by you alone."),
      new Setting(Repository.FILES, Type.TEXT, "",
          "Folder of the files, for several machines on a shared file system; else in the home."));

  /** @throws CommandException naming near keys when there is no such setting */
  public static Setting of(String key) {
    var keys = ALL.stream().map(Setting::key).toList();
    return ALL.stream().filter(setting -> setting.key.equals(key)).findFirst().orElseThrow(() ->
        CommandException.notFound("There is no setting '" + key + "'." + Suggestions.sentence(key, keys)
            + " See 'clew config list'."));
  }

  /** @throws CommandException when the text is not a value of this setting */
  public Object parse(String text) {
    try {
      return switch (type) {
        case INTEGER -> notNegative(Long.parseLong(text.strip()), text);
        case NUMBER -> notNegative(Double.parseDouble(text.strip()), text);
        case BACKEND -> StoreKind.of(text.strip()).orElseThrow(() -> wrong(text)).durable();
        case DATABASE -> database(text.strip());
        case TEXT -> text.strip();
      };
    } catch (NumberFormatException _) {
      throw wrong(text);
    }
  }

  private static String database(String url) {
    try {
      return new PostgresPlace(url, "somebody", Optional.empty()).url();
    } catch (StoreException e) {
      throw CommandException.usage(e.getMessage());
    }
  }

  private <N extends Number> N notNegative(N number, String text) {
    if (number.doubleValue() >= 0 && Double.isFinite(number.doubleValue())) return number;
    throw wrong(text);
  }

  private CommandException wrong(String text) {
    return CommandException.usage("'" + text + "' is no value for " + key + ": it must be " + type.words + ".");
  }
}
