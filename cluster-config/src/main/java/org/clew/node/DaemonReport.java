package org.clew.node;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clew.store.home.StorePlace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks every engine of a home for its part of the status. */
record DaemonReport(Path home) {
  private static final Logger LOG = LoggerFactory.getLogger(DaemonReport.class);

  Map<String, Object> status() {
    var workers = new ArrayList<Object>();
    Map<String, Object> first = null;
    for (var endpoint : EngineEndpoint.all(home)) {
      var answer = ask(endpoint);
      if (answer == null) {
        workers.add(silent(endpoint));
        continue;
      }
      if (first == null || first.get("role").equals(Role.RUN.durable()) && endpoint.role() == Role.DAEMON) first = answer;
      workers.addAll((List<?>) answer.get("workers"));
    }
    if (first == null)
      return Answers.ordered("running", false, "store", StorePlace.of(home).text(), "url", null, "role", null, "version",
          null, "workers", workers);
    first.put("workers", workers);
    return first;
  }

  private Map<String, Object> ask(EngineEndpoint endpoint) {
    try {
      return endpoint.answers() ? EngineClient.of(home, endpoint).map(EngineClient::status).orElse(null) : null;
    } catch (NodeException | ApiException e) {
      LOG.debug("{} does not tell its status", endpoint, e);
      return null;
    }
  }

  /** What is known of one that holds a seat and does not answer: it hangs, or has just died. */
  private static Map<String, Object> silent(EngineEndpoint endpoint) {
    return Answers.ordered("pid", endpoint.pid(), "address", endpoint.address(), "uptime_s",
        Usage.secondsSince(endpoint.started()), "rss_mb", null, "cpu_s", null, "shards", null, "processes", null);
  }
}
