package org.clew.entity;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.BehaviorInterceptor;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Lets an entity stop while its journal cannot be used. Between two tries Pekko keeps all messages for later, and with them the
 * one by which a shard stops its entities: whoever moves the shard or closes the engine would wait in vain until it gives up.
 *
 * <p>The entity says itself how its journal does, and is wrapped by {@link #around}. Belongs to one actor.
 */
public final class PromptStop<M> extends BehaviorInterceptor<M, M> {
  private final M stop;
  private final Runnable leaving;
  private boolean isInTrouble;
  /** Null as long as nobody has asked it to stop. */
  private ActorRef<M> asked;

  /**
   * @param stop the message by which shards stop such entities
   * @param leaving done before the entity stops without having read or written its journal
   */
  public PromptStop(Class<M> messages, M stop, Runnable leaving) {
    super(messages);
    this.stop = stop;
    this.leaving = leaving;
  }

  public Behavior<M> around(Behavior<M> entity) {
    return Behaviors.intercept(() -> this, entity);
  }

  /** The journal could not be read or written, and is tried again after a while. */
  public void journalFails() {
    isInTrouble = true;
    if (asked != null) asked.tell(stop);
  }

  public void journalWorks() {
    isInTrouble = false;
  }

  @Override public Behavior<M> aroundReceive(TypedActorContext<M> actor, M message, ReceiveTarget<M> target) {
    if (!message.equals(stop)) return target.apply(actor, message);
    if (isInTrouble) {
      leaving.run();
      return Behaviors.stopped();
    }
    asked = actor.asJava().getSelf();
    return target.apply(actor, message);
  }
}
