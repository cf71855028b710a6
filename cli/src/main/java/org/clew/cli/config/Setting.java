package org.clew.cli.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.clew.caching.CachingSettings;
import org.clew.caching.LiveSettings;
import org.clew.cli.CommandException;
import org.clew.cli.Suggestions;
import org.clew.cluster.ClusterException;
import org.clew.cluster.ClusterSettings;
import org.clew.cluster.HostPort;
import org.clew.node.EngineNode;
import org.clew.repository.Repository;
import org.clew.process.LogLevel;
import org.clew.store.StoreException;
import org.clew.store.cassandra.CassandraPlace;
import org.clew.store.home.Author;
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
    COUNT("a whole number of 1 or more"),
    NUMBER("a number of 0 or more"),
    FLAG("true or false"),
    PORT("a port from 0 to 65535"),
    HOST("a host name or an address"),
    ADDRESS("host:port, e.g. n1.example.org:25520 or [fd00::1]:25520"),
    ADDRESSES("host:port for each node, with commas between them"),
    DIRECTORY("a folder"),
    BACKEND("embedded, postgres or cassandra"),
    DATABASE("like jdbc:postgresql://HOST:5432/DATABASE or cassandra://HOST:9042,HOST:9042/KEYSPACE, without a password"),
    PATTERNS("names of processes with commas between them, * for any text, e.g. qe.*,arithmetic.add"),
    LOG_LEVEL("DEBUG, INFO, REPORT, WARNING, ERROR or CRITICAL"),
    TEXT("a word");

    private final String words;

    Type(String words) {
      this.words = words;
    }
  }

  /** All settings, in the order of listings. */
  public static final List<Setting> ALL = List.of(
      new Setting("daemon.timeout", Type.NUMBER, 30.0, "Seconds to wait for the daemon to start or stop."),
      new Setting(EngineNode.DRAIN, Type.NUMBER, EngineNode.DEFAULT_DRAIN,
          "Seconds that running steps get to end when a worker leaves; longer ones are done again elsewhere."),
      new Setting("transport.task_retry_initial_interval", Type.NUMBER, 20.0,
          "Seconds before a failed phase of a job is tried again; doubles with every try. Read when an engine starts."),
      new Setting("transport.task_maximum_attempts", Type.INTEGER, 5L,
          "Tries of a phase before the process pauses. Read when an engine starts."),
      new Setting(CachingSettings.DEFAULT_ENABLED, Type.FLAG, false,
          "Whether calculations are taken from earlier, equal ones. Takes effect at once."),
      new Setting(CachingSettings.ENABLED_FOR, Type.PATTERNS, List.of(),
          "Processes for which this is so whatever the default. Takes effect at once."),
      new Setting(CachingSettings.DISABLED_FOR, Type.PATTERNS, List.of(),
          "Processes for which it is not so; of several patterns the most specific one counts. Takes effect at once."),
      new Setting(LiveSettings.LOG_LEVEL, Type.LOG_LEVEL, LogLevel.REPORT.name(),
          "Least level of what work chains and workfunctions log that is kept. Takes effect at once."),
      new Setting("cluster.host", Type.HOST, "127.0.0.1", "Name or address under which other nodes reach this one."),
      new Setting("cluster.port", Type.PORT, 0L,
          "Port for other nodes; 0 for any free one. Further workers have those after it."),
      new Setting("cluster.ports", Type.COUNT, (long) ClusterSettings.DEFAULT_PORTS,
          "Ports of a home from cluster.port on, one for each worker and one more for a rolling restart; the same on all nodes."),
      new Setting("cluster.bind_host", Type.HOST, "", "Address to listen at when it is not cluster.host."),
      new Setting("cluster.seeds", Type.ADDRESSES, List.of(),
          "Nodes to join; those that may also make a new cluster are among them."),
      new Setting("cluster.dns_name", Type.HOST, "",
          "Name whose DNS records are the nodes, in the place of cluster.seeds: SRV when it "
          + "starts with an underscore, else A or AAAA with cluster.port."),
      new Setting("cluster.dns_server", Type.ADDRESS, "", "DNS server to ask in the place of the machine's."),
      new Setting("cluster.required_contact_points", Type.COUNT, 2L,
          "Nodes, this one included, that must answer before a new cluster is "
          + "made: more than half of all."),
      new Setting("cluster.tls.directory", Type.DIRECTORY, "",
          "Folder of tls.key, tls.crt and ca.crt, see 'clew cluster certificates'."),
      new Setting("cluster.tls.verify_host", Type.FLAG, true,
          "Whether the certificate of a node must name the host that was called."),
      new Setting("cluster.insecure", Type.FLAG, false, "Whether nodes may talk over a network without TLS."),
      new Setting("cluster.health_address", Type.ADDRESS, "",
          "Where probes (/v1/live, /v1/ready) of the first worker are answered without a token, those of others one port higher "
          + "each; empty for nowhere."),
      new Setting(StorePlace.BACKEND, Type.BACKEND, StoreKind.EMBEDDED.durable(),
          "Kind of the store: embedded, postgres or cassandra; 'clew storage migrate' takes along what is there."),
      new Setting(StorePlace.URL, Type.DATABASE, "",
          "Database of the store, jdbc:postgresql://HOST:5432/DATABASE or cassandra://HOST:9042,HOST:9042/KEYSPACE."),
      new Setting(StorePlace.DATACENTER, Type.TEXT, StorePlace.FIRST_DATACENTER,
          "Data center of Cassandra whose nodes are asked."),
      new Setting(StorePlace.COPIES, Type.COUNT, (long) StorePlace.MOST_USED_COPIES,
          "Copies of the data that 'clew storage init' asks of that data center."),
      new Setting(StorePlace.USER, Type.TEXT, "", "User of the database; else the name of yours."),
      new Setting(StorePlace.PASSWORD_FILE, Type.TEXT, "", "File with the password of the database, readable by you alone."),
      new Setting(Repository.FILES, Type.TEXT, "",
          "Folder of the files, for several machines on a shared file system; else in the home."),
      new Setting(Author.NAME, Type.TEXT, "", "Your name, for comments and groups; else your login name."),
      new Setting(Author.EMAIL, Type.TEXT, "", "Your e-mail address, for comments and groups."));

  /** @throws CommandException naming near keys when there is no such setting */
  public static Setting of(String key) {
    var keys = ALL.stream().map(Setting::key).toList();
    return ALL.stream().filter(setting -> setting.key.equals(key)).findFirst().orElseThrow(() ->
        CommandException.notFound("There is no setting '" + key + "'." + Suggestions.sentence(key, keys)
            + " See 'clew config list'."));
  }

  /** Whether running engines see a change at once. */
  public boolean isLive() {
    return key.startsWith("caching.") || key.equals(LiveSettings.LOG_LEVEL);
  }

  /** @throws CommandException when the text is not a value of this setting */
  public Object parse(String text) {
    try {
      return switch (type) {
        case INTEGER -> notNegative(Long.parseLong(text.strip()), text);
        case COUNT -> atLeastOne(Long.parseLong(text.strip()), text);
        case NUMBER -> notNegative(Double.parseDouble(text.strip()), text);
        case FLAG -> flag(text.strip());
        case PORT -> new HostPort("localhost", Integer.parseInt(text.strip())).port() + 0L;
        case HOST -> HostPort.canonical(text.strip());
        case ADDRESS -> HostPort.parse(text).toString();
        case ADDRESSES -> Stream.of(text.split(",")).map(node -> HostPort.parse(node).toString()).toList();
        case DIRECTORY -> directory(text.strip());
        case BACKEND -> StoreKind.of(text.strip()).orElseThrow(() -> wrong(text)).durable();
        case DATABASE -> database(text.strip());
        case PATTERNS -> Stream.of(text.split(",")).map(String::strip).map(pattern -> pattern(pattern, text)).toList();
        case LOG_LEVEL -> LogLevel.named(text.strip()).orElseThrow(() -> wrong(text)).name();
        case TEXT -> text.strip();
      };
    } catch (NumberFormatException | ClusterException _) {
      throw wrong(text);
    }
  }

  private String pattern(String pattern, String text) {
    if (pattern.matches("[A-Za-z0-9_.:*-]+")) return pattern;
    throw wrong(text);
  }

  private static String database(String url) {
    try {
      return CassandraPlace.isMeant(url) ? new CassandraPlace(url, StorePlace.FIRST_DATACENTER, 1, Optional.empty(),
          Optional.empty()).url() : new PostgresPlace(url, "somebody", Optional.empty()).url();
    } catch (StoreException e) {
      throw CommandException.usage(e.getMessage());
    }
  }

  private <N extends Number> N notNegative(N number, String text) {
    if (number.doubleValue() >= 0 && Double.isFinite(number.doubleValue())) return number;
    throw wrong(text);
  }

  private Long atLeastOne(long number, String text) {
    if (number >= 1) return number;
    throw wrong(text);
  }

  private boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(text);
    };
  }

  /** As an absolute path, because the engine has another working directory. */
  private String directory(String text) {
    var path = Path.of(text).toAbsolutePath().normalize();
    if (Files.isDirectory(path)) return path.toString();
    throw wrong(text);
  }

  private CommandException wrong(String text) {
    return CommandException.usage("'" + text + "' is no value for " + key + ": it must be " + type.words + ".");
  }
}
