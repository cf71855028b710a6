package org.clew.workchain;

import java.util.Collection;
import java.util.List;
import org.clew.definition.Definition;
import org.clew.definition.Definitions;
import org.clew.definition.Launchable;
import org.clew.function.CalcReference;
import org.clew.function.ProcessFunction;
import org.clew.function.WorkReference;
import org.clew.outline.Condition;
import org.clew.outline.If;
import org.clew.outline.Instruction;
import org.clew.outline.Instructions;
import org.clew.outline.Outline;
import org.clew.outline.Return;
import org.clew.outline.Step;
import org.clew.outline.StepAction;
import org.clew.outline.StepFunction;
import org.clew.outline.While;
import org.clew.spec.ExitCode;
import org.clew.spec.ProcessSpec;
import org.clew.spec.Spec;

/**
 * A workflow as an outline of named steps, each of which is done exactly once as far as anybody outside can tell.
 *
 * <p>A subclass is stateless: everything that lasts is in the context {@code C}, a class with a constructor without parameters,
 * or {@link Context} for keys set at run time.
 *
 * @param <I> record whose components are the input ports
 * @param <C> context
 * @param <O> record whose components are the output ports
 */
public abstract class WorkChain<I extends Record, C, O extends Record> implements Launchable<I, O> {

  /** The contract: durable name, help, defaults, validators, exit codes. */
  protected abstract Spec spec();

  /** The whole contract, from what {@link #spec} says; a place to add untyped ports, e.g. those of another process. */
  protected ProcessSpec complete(ProcessSpec spec) {
    return spec;
  }

  /** The contract of another process, to expose its ports. */
  protected static ProcessSpec contractOf(Class<? extends Launchable<?, ?>> process) {
    return new Definitions().of(process).spec();
  }

  /** The contract of a function, to expose its ports. */
  protected static ProcessSpec contractOf(CalcReference function) {
    return ProcessFunction.of(function).spec();
  }

  /** The contract of a workfunction, to expose its ports. */
  protected static ProcessSpec contractOf(WorkReference function) {
    return ProcessFunction.of(function).spec();
  }

  /** The plan, made of {@link #step}, {@link #while_}, {@link #if_} and {@link #return_}. */
  protected abstract Outline<Run<I, C, O>> outline();

  @Override public final Definition definition() {
    return ChainDefinition.of(this);
  }

  /** A step that returns how to go on; see {@link Next}. */
  protected final Step<Run<I, C, O>> step(String id, StepFunction<Run<I, C, O>> body) {
    return Instructions.step(id, body);
  }

  /** A step after which the next one follows. */
  protected final Step<Run<I, C, O>> step(String id, StepAction<Run<I, C, O>> body) {
    return Instructions.step(id, body);
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  protected final While<Run<I, C, O>> while_(String id, Condition<Run<I, C, O>> condition, Instruction<Run<I, C, O>>... body) {
    return Instructions.while_(id, condition, body);
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  protected final If<Run<I, C, O>> if_(String id, Condition<Run<I, C, O>> condition, Instruction<Run<I, C, O>>... body) {
    return Instructions.if_(id, condition, body);
  }

  protected final Return<Run<I, C, O>> return_() {
    return Instructions.return_();
  }

  protected final Return<Run<I, C, O>> return_(ExitCode code) {
    return Instructions.return_(code);
  }

  protected static Next proceed() {
    return new Next.Proceed();
  }

  /** Go on when these children have ended. */
  protected static Next awaiting(Child<?>... children) {
    return new Next.Awaiting(List.of(children));
  }

  /** Go on when these children have ended. */
  protected static Next awaiting(Collection<? extends Child<?>> children) {
    return new Next.Awaiting(List.copyOf(children));
  }

  /** End with this code; outputs attached so far are kept. */
  protected static Next exit(ExitCode code) {
    return new Next.Exit(code);
  }

  protected static ExitCode exitCode(int status, String message) {
    return ExitCode.exitCode(status, message);
  }

  protected static Awaitable append_(Child<?> child) {
    return Awaitable.append_(child);
  }

  protected static Awaitable assign_(Child<?> child) {
    return Awaitable.assign_(child);
  }
}
