package org.clew.job;

import java.io.InterruptedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.clew.computer.Limits;
import org.clew.job.Account.Use;
import org.clew.transport.Transport;

/**
 * A transport whose uses are counted: each waits for its turn and until the rates of the account allow it, and the connection can
 * be given back as soon as nothing uses it. {@link #urgent} uses wait for no turn, so that the one query for all jobs does not
 * queue behind the files of each. A proxy, so that it has whatever verbs a transport has.
 */
final class MeteredTransport implements InvocationHandler {
  private static final Set<String> FREE = Set.of("whoami", "gotoCommand", "noise");

  private final Transport transport;
  private final Account account;
  private final Limits limits;
  private final Semaphore turns;
  private int uses;
  private boolean retired;

  private MeteredTransport(Transport transport, Account account, Limits limits, int atATime) {
    this.transport = transport;
    this.account = account;
    this.limits = limits;
    this.turns = new Semaphore(atATime, true);
  }

  /** Two views of one transport. */
  record Views(Transport ordinary, Transport urgent) {}

  /** @param atATime ordinary uses at the same time; a few less than the transport has channels */
  static Views of(Transport transport, Account account, Limits limits, int atATime) {
    var metered = new MeteredTransport(transport, account, limits, atATime);
    return new Views(view(metered), view(metered::urgent));
  }

  private static Transport view(InvocationHandler handler) {
    return (Transport) Proxy.newProxyInstance(Transport.class.getClassLoader(), new Class<?>[] {Transport.class}, handler);
  }

  /** {@code close} takes effect when the last use has ended. */
  @Override public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.getDeclaringClass() == Object.class) return method.invoke(transport, arguments);
    if (method.getName().equals("close")) {
      retire();
      return null;
    }
    interruptibly(method, () -> {
      permit(method);
      turns.acquire();
    });
    try {
      return use(method, arguments);
    } finally {
      turns.release();
    }
  }

  private Object urgent(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.getDeclaringClass() == Object.class || method.getName().equals("close")) return invoke(proxy, method, arguments);
    return use(method, arguments);
  }

  private Object use(Method method, Object[] arguments) throws Throwable {
    begin();
    try {
      return method.invoke(transport, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    } finally {
      end();
    }
  }

  /** What may have to wait. */
  private interface Wait {
    void run() throws InterruptedException;
  }

  /** File operations tell of interruption as transports do. */
  private static void interruptibly(Method method, Wait wait) throws InterruptedException, InterruptedIOException {
    try {
      wait.run();
    } catch (InterruptedException e) {
      if (List.of(method.getExceptionTypes()).contains(InterruptedException.class)) throw e;
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for its turn");
    }
  }

  private void permit(Method method) throws InterruptedException {
    if (FREE.contains(method.getName())) return;
    var command = method.getName().equals("exec");
    if (command && limits.commandsPerMinute() > 0) account.permit(Use.COMMAND);
    if (!command && limits.transfersPerMinute() > 0) account.permit(Use.TRANSFER);
  }

  private synchronized void begin() {
    uses++;
  }

  private void end() throws Exception {
    if (isLast(-1)) transport.close();
  }

  private void retire() throws Exception {
    synchronized (this) {
      retired = true;
    }
    if (isLast(0)) transport.close();
  }

  private synchronized boolean isLast(int change) {
    uses += change;
    return retired && uses == 0;
  }
}
