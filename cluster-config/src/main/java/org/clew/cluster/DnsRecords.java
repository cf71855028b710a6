package org.clew.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;

/**
 * Asks a DNS server for the records of a name, each time anew. Only the server is asked: {@code /etc/hosts} and search domains
 * are not looked at, so a name must be complete.
 *
 * @param server the system's servers when empty
 * @param patience until the first repetition; a server that stays silent has failed after three times that
 */
record DnsRecords(Optional<HostPort> server, Duration patience) {

  /** What came of a question. */
  sealed interface Answer {
    /** Records in text form, in the order of the server; empty when the name has none of this type. */
    record Found(List<String> records) implements Answer {}

    record NoSuchName() implements Answer {}

    /** Nobody answered, or not usably. */
    record Failed(String why) implements Answer {}
  }

  /** @param type {@code A}, {@code AAAA} or {@code SRV} */
  Answer ask(String name, String type) {
    try {
      var context = new InitialDirContext(environment());
      try {
        // The dot at the end says that the name is complete; a question for several types at once would be one for ANY.
        var attribute = context.getAttributes(name + ".", new String[] {type}).get(type);
        if (attribute == null) return new Answer.Found(List.of());
        var records = new ArrayList<String>();
        for (var all = attribute.getAll(); all.hasMore(); ) records.add(all.next().toString());
        return new Answer.Found(List.copyOf(records));
      } finally {
        context.close();
      }
    } catch (NameNotFoundException _) {
      return new Answer.NoSuchName();
    } catch (NamingException e) {
      var cause = e.getRootCause() == null ? e : e.getRootCause();
      return new Answer.Failed(server.map(Object::toString).orElse("the DNS server of this machine") + " gave no answer for "
          + type + " "
          + name + " (" + (cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage()) + ")");
    }
  }

  private Hashtable<String, String> environment() {
    var environment = new Hashtable<String, String>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    environment.put(Context.PROVIDER_URL, "dns:" + server.map(address -> "//" + address).orElse(""));
    environment.put("com.sun.jndi.dns.timeout.initial", Long.toString(patience.toMillis()));
    environment.put("com.sun.jndi.dns.timeout.retries", "2");
    return environment;
  }
}
