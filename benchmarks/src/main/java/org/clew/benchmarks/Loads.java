package org.clew.benchmarks;

import static org.clew.benchmarks.Option.number;
import static org.clew.benchmarks.Option.numbers;
import static org.clew.benchmarks.Option.text;
import static org.clew.benchmarks.Option.toggle;

import java.util.List;
import java.util.Optional;
import org.clew.benchmarks.cluster.Chaos;
import org.clew.benchmarks.cluster.Failover;
import org.clew.benchmarks.crash.SubmissionCrashes;
import org.clew.benchmarks.provenance.Provenance;

/** The loads and what they take; the only place where a default stands that does not depend on other options. */
final class Loads {
  private static final String CHOSEN = "one by chance, which is printed";

  static final List<Load> ALL = List.of(
      new Load("calcjobs", "calculation jobs per hour, on this machine or on SLURM over ssh", List.of(
          number("count", 1, "jobs", "1000; 200 with --slurm", "How many are measured"),
          number("in-flight", 1, "jobs", "200; --count with --slurm", "How many are there at a time"),
          number("warmup", 0, "jobs", "20; 8 with --slurm", "How many run before"),
          toggle("slurm", "On SLURM over ssh, beside the same scripts without an engine; needs the testbed")),
          CalcJobs::run),
      new Load("chains", "three-step work chains per second, with provenance, beside the journal alone", List.of(
          number("count", 2, "chains", 20_000, "How many are measured"),
          number("in-flight", 1, "chains", 1000, "How many run at a time; as many batches in the journal alone"),
          number("warmup", 0, "rounds of half as many chains", 3, "What runs before"),
          number("batches", 1, "batches of events", 30_000, "How much is written to the journal alone"),
          toggle("plain", "Chains without calcfunctions")),
          Chains::run),
      new Load("chaos", "work chains while workers are killed, frozen, stopped and exchanged; ends with exit status 1 when one is"
          + " lost or wrong", List.of(
          number("blows", 1, "blows", 30, "How many there are"),
          number("workers", 1, "workers", 3, "How many the daemon has"),
          numbers("scale", 1, "workers", "To which numbers of workers the daemon goes, one after the other"),
          number("in-flight", 1, "chains", 60, "How many run at a time"),
          number("pause", 0, "seconds", 5, "Time from blow to blow"),
          number("seed", 0, "", CHOSEN, "Number that the blows follow from")),
          Chaos::run),
      new Load("control", "time until a request to pause or play is durable, while many processes wait", List.of(
          number("count", 2, "processes", "1000; 10000 with --workers", "How many wait"),
          number("in-flight", 1, "requests", 10, "How many are asked at a time"),
          number("workers", 2, "workers", "one engine without a daemon", "Ask workers of a daemon instead"),
          number("sample", 1, "processes", 1000, "How many are asked, with --workers")),
          Controls::run),
      new Load("failover", "many processes on several workers, one of which is killed", List.of(
          number("count", 2, "processes", 10_000, "How many wait"),
          number("workers", 2, "workers", 3, "How many there are"),
          toggle("oldest", "Kill the oldest worker, not the youngest")),
          Failover::run),
      new Load("journal", "events per second that the store alone takes", List.of(
          number("batches", 1, "batches of events", 30_000, "How many are measured"),
          number("in-flight", 1, "batches", 1000, "How many are written at a time")),
          arguments -> RawJournal.measure(arguments).line()),
      new Load("latency", "one three-step work chain alone, from submit to result", List.of(
          number("count", 1, "chains", 3000, "How many run, one after the other")),
          Latency::run),
      new Load("memory", "heap of a process that waits", List.of(
          number("count", 2, "processes", 10_000, "How many wait")),
          Memory::run),
      new Load("provenance", "a store of many processes, how quickly it answers, and the rates of archives", List.of(
          number("count", 1, "processes", 100_000, "How many there are"),
          number("nodes", 1, "nodes", 100_000, "How many the archive has"),
          number("rounds", 1, "rounds", 7, "How often each question is asked"),
          text("home", "DIR", "Home that is filled and kept; one that has a store already is only asked")),
          Provenance::run),
      new Load("recovery", "time until every process answers again after SIGKILL of their engine", List.of(
          number("count", 2, "processes", 10_000, "How many wait"),
          text(Recovery.VICTIM, "DIR", "Only be the engine that is killed, in this home")),
          Recovery::run),
      new Load("submissions", "jobs while their engine is killed again and again; ends with exit status 1 when one is lost or"
          + " doubled", List.of(
          number("crashes", 1, "kills", 100, "How often the engine is killed"),
          number("in-flight", 1, "jobs", 12, "How many are there at a time"),
          number("seed", 0, "", CHOSEN, "Number that moments and faults follow from"),
          toggle("local", "On this machine instead of SLURM"),
          toggle("no-ssh", "On SLURM in its container, without ssh"),
          toggle("no-faults", "Without faults of connection and batch system")),
          SubmissionCrashes::run));

  private Loads() {}

  static Optional<Load> named(String name) {
    return ALL.stream().filter(load -> load.name().equals(name)).findFirst();
  }
}
