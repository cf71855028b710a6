package org.clew.job;

import java.io.InterruptedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.clew.computer.Limits;
import org.clew.job.Account.Use;
import org.clew.transport.Transport;

/**
 * A transport whose uses are counted: each waits until the rates of the account allow it, and the connection can be given back as soon as
 * nothing uses it. A proxy, so that it has whatever verbs a transport has.
 */
final class MeteredTransport implements InvocationHandler {
  private static final Set<String> FREE = Set.of("whoami", "gotoCommand", "noise");

  private final Transport transport;
  private final Account account;
  private final Limits limits;
  private int uses;
  private boolean retired;

  private MeteredTransport(Transport transport, Account account, Limits limits) {
    this.transport = transport;
    this.account = account;
    this.limits = limits;
  }

  static Transport of(Transport transport, Account account, Limits limits) {
    return (Transport) Proxy.newProxyInstance(Transport.class.getClassLoader(), new Class<?>[] {Transport.class},
        new MeteredTransport(transport, account, limits));
  }

  /** {@code close} takes effect when the last use has ended. */
  @Override public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.getDeclaringClass() == Object.class) return method.invoke(transport, arguments);
    if (method.getName().equals("close")) {
      retire();
      return null;
    }
    permit(method);
    begin();
    try {
      return method.invoke(transport, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    } finally {
      end();
    }
  }

  private void permit(Method method) throws InterruptedException, InterruptedIOException {
    if (FREE.contains(method.getName())) return;
    var command = method.getName().equals("exec");
    if (command && limits.commandsPerMinute() > 0) account.permit(Use.COMMAND);
    if (!command && limits.transfersPerMinute() > 0) permitTransfer();
  }

  /** File operations tell of interruption as transports do. */
  private void permitTransfer() throws InterruptedIOException {
    try {
      account.permit(Use.TRANSFER);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for its turn");
    }
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
