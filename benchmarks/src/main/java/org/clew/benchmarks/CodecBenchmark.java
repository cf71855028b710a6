package org.clew.benchmarks;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.clew.codec.EventCodec;
import org.clew.process.Activity;
import org.clew.process.Decider;
import org.clew.process.Decision;
import org.clew.process.Evolution;
import org.clew.process.ProcessCommand;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Microseconds for what every event of every process costs: to decide, to apply, to write and to read it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CodecBenchmark {
  private final ProcessEvent created = TypicalEvents.CREATED;
  private final ProcessEvent stepDone = TypicalEvents.STEP_DONE;
  private final byte[] createdJson = EventCodec.encode(created);
  private final byte[] stepDoneJson = EventCodec.encode(stepDone);
  private final ProcessState born = Evolution.evolve(ProcessState.UNBORN, created);
  private final ProcessState waiting = Evolution.evolve(born, stepDone);
  private final ProcessCommand pause = new ProcessCommand.Pause("measured");
  private final Instant now = created.at();

  @Benchmark public byte[] encodeCreated() {
    return EventCodec.encode(created);
  }

  @Benchmark public byte[] encodeStepDone() {
    return EventCodec.encode(stepDone);
  }

  @Benchmark public ProcessEvent decodeCreated() {
    return EventCodec.decode(EventCodec.manifest(created), createdJson);
  }

  @Benchmark public ProcessEvent decodeStepDone() {
    return EventCodec.decode(EventCodec.manifest(stepDone), stepDoneJson);
  }

  @Benchmark public ProcessState evolveStepDone() {
    return Evolution.evolve(born, stepDone);
  }

  @Benchmark public Decision decidePause() {
    return Decider.decide(waiting, pause, Activity.IDLE, now);
  }
}
