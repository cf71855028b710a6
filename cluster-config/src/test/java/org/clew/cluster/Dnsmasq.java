package org.clew.cluster;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.clew.testwait.Await;

/** A real DNS server (Debian package dnsmasq-base) on a free port of the loopback interface, for names under {@code test}. */
final class Dnsmasq implements AutoCloseable {
  private final Process process;
  private final Path records;
  private final HostPort address;

  private Dnsmasq(Process process, Path records, HostPort address) {
    this.process = process;
    this.records = records;
    this.address = address;
  }

  /** @param options more options of the command line */
  static Dnsmasq start(Path folder, String... options) throws Exception {
    var program = Stream.of("/usr/sbin/dnsmasq", "/usr/bin/dnsmasq", "/usr/local/sbin/dnsmasq").map(Path::of)
        .filter(Files::isExecutable).findFirst();
    if (program.isEmpty() && "true".equals(System.getenv("CI"))) fail("no dnsmasq: install the package dnsmasq-base");
    assumeTrue(program.isPresent(), "no dnsmasq: install the package dnsmasq-base");
    var records = Files.createTempFile(folder, "records", ".hosts");
    Files.writeString(records, "127.0.0.9 ready.test\n");
    var port = freePort();
    var command = new ArrayList<>(List.of(program.get().toString(), "--keep-in-foreground", "--conf-file=/dev/null", "--port="
        + port,
        "--listen-address=127.0.0.1", "--bind-interfaces", "--no-resolv", "--no-hosts", "--local=/test/", "--addn-hosts="
            + records,
        "--pid-file=", "--log-facility=-", "--user=" + System.getProperty("user.name")));
    command.addAll(List.of(options));
    var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("dnsmasq.log").toFile())
        .start();
    var server = new Dnsmasq(process, records, new HostPort("127.0.0.1", port));
    server.awaitAnswer("ready.test", List.of("127.0.0.9"));
    return server;
  }

  HostPort address() {
    return address;
  }

  /** From now on the name has these addresses. */
  void set(String name, List<String> addresses) throws Exception {
    Files.writeString(records, String.join("", addresses.stream().map(one -> one + " " + name + "\n").toList()));
    signal("HUP");
    awaitAnswer(name, addresses.stream().filter(one -> !one.contains(":")).toList());
  }

  /** Takes questions and answers none. */
  void freeze() throws Exception {
    signal("STOP");
  }

  @Override public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start().waitFor(10, TimeUnit.SECONDS);
  }

  private void awaitAnswer(String name, List<String> addresses) throws InterruptedException {
    var records = DnsLookTest.asking(address);
    Await.until(name + " is " + addresses, () -> switch (records.ask(name, "A")) {
      case DnsRecords.Answer.Found(var found) -> found.stream().sorted().toList().equals(addresses.stream().sorted().toList());
      case DnsRecords.Answer.NoSuchName() -> addresses.isEmpty();
      case DnsRecords.Answer.Failed _ when process.isAlive() -> false;
      case DnsRecords.Answer.Failed(var why) -> fail("dnsmasq has ended: " + why);
    });
  }

  private static int freePort() throws IOException {
    try (var stream = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var datagrams = new DatagramSocket(stream.getLocalPort(), InetAddress.getLoopbackAddress())) {
      return datagrams.getLocalPort();
    }
  }
}
