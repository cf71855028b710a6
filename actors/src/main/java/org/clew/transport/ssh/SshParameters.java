package org.clew.transport.ssh;

import java.util.List;
import org.clew.transport.TransportParameter;
import org.clew.transport.TransportParameter.Type;

/** Names of all that can be said about logging in by ssh; they are stored. */
final class SshParameters {
  static final String USERNAME = "username";
  static final String HOST = "host";
  static final String PORT = "port";
  static final String KEY_FILENAME = "key_filename";
  static final String LOOK_FOR_KEYS = "look_for_keys";
  static final String ALLOW_AGENT = "allow_agent";
  static final String KNOWN_HOSTS = "known_hosts";
  static final String LOAD_SYSTEM_HOST_KEYS = "load_system_host_keys";
  static final String KEY_POLICY = "key_policy";
  static final String PROXY_JUMP = "proxy_jump";
  static final String PROXY_COMMAND = "proxy_command";
  static final String SSH_CONFIG = "ssh_config";
  static final String TIMEOUT = "timeout";
  static final String KEEPALIVE = "keepalive";
  static final String IDLE_TIMEOUT = "idle_timeout";
  static final String COMPRESS = "compress";
  static final String MAX_IO_ALLOWED = "max_io_allowed";
  static final String USE_LOGIN_SHELL = "use_login_shell";
  static final String AUTHENTICATION_SCRIPT = "authentication_script";
  static final String BACKEND = "backend";

  static final List<TransportParameter> ALL = List.of(
      text(USERNAME, null, "User on the computer; else that of the ssh configuration, else the one here."),
      text(HOST, null, "Name to connect to, may be an alias of the ssh configuration; else the hostname of the computer."),
      new TransportParameter(PORT, Type.WHOLE, null, "Port; else that of the ssh configuration, else 22."),
      new TransportParameter(KEY_FILENAME, Type.FILE, null, "File of the private key."),
      truth(LOOK_FOR_KEYS, true, "Also try the usual keys id_ed25519, id_ecdsa and id_rsa in ~/.ssh."),
      truth(ALLOW_AGENT, false, "Also try the keys of the ssh agent of SSH_AUTH_SOCK; needed for keys with a passphrase."),
      new TransportParameter(KNOWN_HOSTS, Type.FILE, null, "File of known host keys; the usual ones are then trusted only when"
          + " load_system_host_keys is set, too."),
      truth(LOAD_SYSTEM_HOST_KEYS, true, "Trust the host keys of ~/.ssh/known_hosts and /etc/ssh/ssh_known_hosts."),
      text(KEY_POLICY, "reject",
          "What to do about a host key that is not known: reject, warn or auto_add; a changed key is always refused."),
      text(PROXY_JUMP, null, "Computers to go through, [user@]host[:port], with commas between several."),
      text(PROXY_COMMAND, null, "Command whose standard input and output lead to the computer; %h is the host and %p the port."),
      new TransportParameter(SSH_CONFIG, Type.FILE, null, "Configuration of OpenSSH, else ~/.ssh/config; none for none."),
      new TransportParameter(TIMEOUT, Type.NUMBER, 60L, "Seconds to wait for a connection, a login, and a new channel."),
      new TransportParameter(KEEPALIVE, Type.NUMBER, 30L,
          "Seconds between signs of life; after three without an answer the connection is"
          + " given up. 0 for none."),
      new TransportParameter(IDLE_TIMEOUT, Type.NUMBER, 60L, "Seconds after which a connection that nobody uses is closed."),
      truth(COMPRESS, true, "Compress what is sent."),
      new TransportParameter(MAX_IO_ALLOWED, Type.WHOLE, 8L, "Most commands and file operations at a time in one connection."),
      truth(USE_LOGIN_SHELL, true, "Run every command in a login shell, with the environment that your profile makes."),
      new TransportParameter(AUTHENTICATION_SCRIPT, Type.FILE, null,
          "Program to run here before each connection, e.g. to renew a certificate."),
      text(BACKEND, "mina",
          "mina: the client inside this program; openssh: your own ssh with connection sharing, for a second factor."));

  private SshParameters() {}

  private static TransportParameter text(String name, String fallback, String help) {
    return new TransportParameter(name, Type.TEXT, fallback, help);
  }

  private static TransportParameter truth(String name, boolean fallback, String help) {
    return new TransportParameter(name, Type.TRUTH, fallback, help);
  }
}
