package org.clew.scheduler;

import java.io.StringReader;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.clew.scheduler.Listing.Failed;
import org.clew.scheduler.Listing.Known;
import org.clew.scheduler.Listing.Seen;

/**
 * Reads {@code qstat -xml} of Grid Engine: running jobs in {@code queue_info}, the others in {@code job_info}; both must be
 * there.
 */
final class SgeQueue {
  private final Map<String, Seen> jobs = new HashMap<>();
  private int jobInfos;
  private int queueInfos;

  private SgeQueue() {}

  static Listing listing(Answers.Part part) {
    if (part.exit() != 0) return new Failed(part.reason("qstat"));
    var start = part.stdout().indexOf("<?xml");
    if (start < 0) return new Failed("qstat wrote no XML: " + part.stdout().strip());
    try {
      var reader = factory().createXMLStreamReader(new StringReader(part.stdout().substring(start)));
      var queue = new SgeQueue();
      queue.read(reader);
      if (queue.queueInfos < 1 || queue.jobInfos < 2) return new Failed("the XML of qstat lacks queue_info or job_info");
      return new Known(queue.jobs);
    } catch (XMLStreamException e) {
      return new Failed("cannot read the XML of qstat: " + e.getMessage().replace('\n', ' '));
    }
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  private void read(XMLStreamReader reader) throws XMLStreamException {
    Map<String, String> fields = new LinkedHashMap<>();
    var text = "";
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          text = "";
          if (reader.getLocalName().equals("job_list")) fields = new LinkedHashMap<>();
          if (reader.getLocalName().equals("job_info")) jobInfos++;
          if (reader.getLocalName().equals("queue_info")) queueInfos++;
        }
        case XMLStreamConstants.CHARACTERS -> text += reader.getText();
        case XMLStreamConstants.END_ELEMENT -> {
          if (reader.getLocalName().equals("job_list")) add(fields);
          else fields.put(reader.getLocalName(), text.strip());
          text = "";
        }
        default -> { }
      }
    }
  }

  private void add(Map<String, String> fields) {
    var id = fields.getOrDefault("JB_job_number", "");
    if (!id.isEmpty()) jobs.put(id, new Seen(job(id, fields), fields.getOrDefault("JB_name", "")));
  }

  private static JobInfo job(String id, Map<String, String> fields) {
    var word = fields.getOrDefault("state", "");
    var more = new LinkedHashMap<String, Object>();
    text(more, "title", fields.get("JB_name"));
    text(more, "job_owner", fields.get("JB_owner"));
    text(more, "account", fields.get("JB_project"));
    var queue = fields.getOrDefault("queue_name", "").split("@", 2);
    text(more, "queue_name", queue[0]);
    if (queue.length == 2) more.put("allocated_machines", queue[1]);
    var slots = fields.getOrDefault("slots", "");
    if (slots.matches("\\d{1,9}")) more.put("num_mpiprocs", Long.parseLong(slots));
    Times.iso(fields.getOrDefault("JB_submission_time", "")).ifPresent(time -> more.put("submission_time", time));
    Times.iso(fields.getOrDefault("JAT_start_time", "")).ifPresent(time -> more.put("dispatch_time", time));
    if (word.contains("E"))
      more.put(JobInfo.ANNOTATION, "error state " + word + ": 'qstat -j " + id + "' tells why, 'qmod -cj " + id
          + "' lets it try again");
    return new JobInfo(id, state(word), word, OptionalInt.empty(), more);
  }

  private static void text(Map<String, Object> more, String field, String value) {
    if (value != null && !value.isBlank()) more.put(field, value);
  }

  /**
   * The letters of qstat(1): E error, d deletion, h hold, r running, t transferring, R restarted, s S T suspended, w waiting, q
   * queued. Jobs in an error state wait for somebody, and jobs that are being deleted are not gone: neither is an end.
   */
  static JobState state(String word) {
    if (word.isEmpty() || !word.matches("[dEhrtRsSTwq]+") || word.contains("E") || word.contains("d"))
      return JobState.UNDETERMINED;
    if (word.contains("w")) return word.contains("h") ? JobState.QUEUED_HELD : JobState.QUEUED;
    if (word.matches(".*[sST].*")) return JobState.SUSPENDED;
    return word.matches(".*[rtR].*") ? JobState.RUNNING : JobState.UNDETERMINED;
  }
}
