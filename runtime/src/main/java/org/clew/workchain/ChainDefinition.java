package org.clew.workchain;

import java.util.Map;
import org.clew.definition.Definition;
import org.clew.definition.ProcessHooks;
import org.clew.outline.Program;
import org.clew.process.Env;
import org.clew.spec.ProcessKind;
import org.clew.spec.ProcessSpec;

/** A work chain as the engine runs it: spec, compiled outline, codec of its context. */
public final class ChainDefinition<I extends Record, C, O extends Record> implements Definition {
  private final WorkChain<I, C, O> chain;
  private final ProcessSpec spec;
  private final Program<Run<I, C, O>> program;
  private final Class<I> inputs;
  private final Class<O> outputs;
  private final ContextCodec<C> context;
  private final String fingerprint;

  @SuppressWarnings("unchecked")
  private ChainDefinition(WorkChain<I, C, O> chain) {
    this.chain = chain;
    var arguments = TypeArguments.of(chain.getClass(), WorkChain.class);
    inputs = (Class<I>) arguments[0];
    outputs = (Class<O>) arguments[2];
    context = new ContextCodec<>((Class<C>) arguments[1]);
    spec = chain.complete(chain.spec().bind(inputs, outputs).toProcessSpec(ProcessKind.WORKCHAIN, chain.getClass()));
    program = chain.outline().compile();
    fingerprint = program.fingerprint();
  }

  static <I extends Record, C, O extends Record> ChainDefinition<I, C, O> of(WorkChain<I, C, O> chain) {
    return new ChainDefinition<>(chain);
  }

  @Override public ProcessSpec spec() {
    return spec;
  }

  @Override public String label() {
    return chain.getClass().getSimpleName();
  }

  @Override public Class<?> owner() {
    return chain.getClass();
  }

  @Override public ProcessHooks hooks() {
    return chain instanceof ProcessHooks hooks ? hooks : null;
  }

  @Override public String fingerprint() {
    return fingerprint;
  }

  public Program<Run<I, C, O>> program() {
    return program;
  }

  /** Why a stored context cannot be read with the classes of today, in words; null when it can. */
  public String contextProblem(Map<String, Object> plain, Env env) {
    try {
      context.decode(plain, env);
      return null;
    } catch (RuntimeException e) {
      return e.getMessage() == null ? e.toString() : e.getMessage();
    }
  }

  Class<I> inputs() {
    return inputs;
  }

  Class<O> outputs() {
    return outputs;
  }

  ContextCodec<C> context() {
    return context;
  }
}
