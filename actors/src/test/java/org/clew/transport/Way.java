package org.clew.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.clew.computer.AuthInfo;
import org.clew.computer.Computer;
import org.clew.testbed.Testbed;

/** The ways to a computer that the tests know, each to a folder of its own on this machine. */
public enum Way {
  LOCAL(Map.of()), MINA(Map.of("backend", "mina")), OPENSSH(Map.of("backend", "openssh"));

  /** Of {@link #server}. */
  public static final int PORT = 2240;

  private final Map<String, Object> parameters;

  Way(Map<String, Object> parameters) {
    this.parameters = parameters;
  }

  public boolean isRemote() {
    return this == MINA || this == OPENSSH;
  }

  /** A transport and a folder for it. */
  public record Opened(Transport transport, String base, Doors doors) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      transport.remove(base);
      try {
        transport.close();
      } catch (Exception e) {
        throw new IOException(e);
      }
    }
  }

  /** One that no other test breaks. */
  public static Testbed.Ssh server(Testbed testbed) throws IOException, InterruptedException {
    return testbed.sshd("ssh-transport", PORT);
  }

  public Opened open() throws IOException, InterruptedException {
    if (isRemote()) return open(server(Testbed.find()), Map.of());
    var base = Files.createTempDirectory("clew-way").toRealPath().toString();
    var transport = Transports.installed().open(Computer.localhost(base), new AuthInfo("localhost", parameters), Doorman.OPEN);
    return new Opened(transport, base, new Doors());
  }

  /** @param further parameters that replace the usual ones */
  public Opened open(Testbed.Ssh server, Map<String, Object> further) throws IOException {
    var doors = new Doors();
    var transport = transport(server, further, doors);
    var base = "/home/" + server.user() + "/clew-" + UUID.randomUUID();
    transport.makeFolders(base);
    return new Opened(transport, base, doors);
  }

  /** Without having connected. */
  public Transport transport(Testbed.Ssh server, Map<String, Object> further, Doorman doorman) {
    var all = new HashMap<>(server.parameters());
    all.putAll(parameters);
    all.putAll(further);
    all.values().removeIf("unset"::equals);
    return Transports.installed().open(computer(server.host()), new AuthInfo("machine", all), doorman);
  }

  public static Computer computer(String host) {
    var like = Computer.localhost("/home/{username}/clew_run");
    return new Computer("machine", host, "", "ssh", "direct", like.workDir(), like.mpirun(), like.script(), 1, like.limits(),
        like.availability());
  }

  public static List<Way> remote() {
    return List.of(MINA, OPENSSH);
  }
}
