package org.clew.cli.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.clew.cli.CommandException;
import org.clew.cli.Shell;
import org.clew.cli.text.Table;
import org.clew.cluster.ClusterException;
import org.clew.cluster.tls.Certificates;
import org.clew.cluster.tls.Certificates.Host;
import org.clew.cluster.tls.Certificates.Renewal;
import org.clew.cluster.tls.Certificates.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes and renews the certificates by which the nodes of a cluster know each other. */
@Command
public final class ClusterCertificates implements Callable<Integer> {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

  private final Shell shell;

  @Option(names = "--host", required = true, arity = "1..*", split = ",", paramLabel = "NAME[+NAME...]",
      description = "Host that gets a certificate: every name and address by which other nodes call it, as in "
          + "n1.example.org+10.0.0.1; *.nodes.example.org stands for all names there.")
  List<String> hosts;

  @Option(names = "--out", paramLabel = "DIR", description = "Folder of the authority and of the hosts' folders (default: "
      + "$CLEW_HOME/certificates).")
  Path out;

  @Option(names = "--days", paramLabel = "N", defaultValue = "730", description =
      "Days until a new certificate expires (default: 730).")
  int days;

  @Option(names = "--renew", description = "Also renew certificates that are good for more than 30 days.")
  boolean renew;

  @Option(names = "--json", description = "Print one JSON value and nothing else.")
  boolean json;

  public ClusterCertificates(Shell shell) {
    this.shell = shell;
  }

  @Override public Integer call() {
    if (days < 1 || days > 3650) throw CommandException.usage("--days must be 1 to 3650, was " + days + ".");
    var directory = (out == null ? shell.home().resolve("certificates") : out).toAbsolutePath().normalize();
    try {
      var results = new Certificates(directory, Duration.ofDays(days))
          .make(hosts.stream().map(Host::parse).toList(), renew ? Renewal.ALWAYS : Renewal.WHEN_NEEDED, Instant.now());
      if (json) shell.json(Map.of("authority", directory.resolve("ca").toString(), "hosts", results.stream()
          .map(ClusterCertificates::plain).toList()));
      else print(directory, results);
      return 0;
    } catch (ClusterException e) {
      throw CommandException.refused(e.getMessage());
    }
  }

  private void print(Path directory, List<Result> results) {
    var table = new Table("Host", "Certificate", "Expires", "Folder");
    for (var result : results) table.row(String.join(", ", result.host().names()), word(result), DAY.format(result.end()),
        result.directory());
    table.print(shell.out(), shell.columns());
    shell.err().println("Copy each folder to its host and name it in cluster.tls.directory there. Keep " + directory.resolve("ca")
        + " to yourself: whoever has it can make nodes.");
  }

  private static Map<String, Object> plain(Result result) {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("names", result.host().names());
    plain.put("certificate", word(result));
    plain.put("expires", result.end().toString());
    plain.put("directory", result.directory().toString());
    return plain;
  }

  private static String word(Result result) {
    return result.done().name().toLowerCase(Locale.ROOT);
  }
}
