package org.clew.testkit.fake;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.clew.computer.AuthInfo;
import org.clew.computer.Computer;
import org.clew.scheduler.Command;
import org.clew.transport.Doorman;
import org.clew.transport.LocalTransport;
import org.clew.transport.Transport;
import org.clew.transport.TransportProvider;

/**
 * Reaches a {@link FakeCluster}: its files are folders of this machine, its batch system is asked directly, and other commands
 * are run here. A proxy, so that it has whatever verbs a transport has, and each of them can fail.
 */
record FakeTransport(String name, FakeCluster cluster) implements TransportProvider {
  private static final Map<String, Fault> FAULTS = Map.of("write", Fault.UPLOAD, "put", Fault.UPLOAD, "putFile", Fault.UPLOAD,
      "putTree", Fault.UPLOAD, "read", Fault.DOWNLOAD, "get", Fault.DOWNLOAD, "getTree", Fault.DOWNLOAD, "lend", Fault.DOWNLOAD,
      "exec", Fault.COMMAND);

  @Override public Transport open(Computer computer, AuthInfo auth, Doorman doorman) {
    var files = new LocalTransport();
    return (Transport) Proxy.newProxyInstance(Transport.class.getClassLoader(), new Class<?>[] {Transport.class},
        (_, method, arguments) -> {
      if (method.getDeclaringClass() == Object.class || method.getName().equals("close") || method.getName().equals("whoami"))
        return invoke(files, method, arguments);
      cluster.beforeUse(FAULTS.get(method.getName()), method.getName() + " " + (arguments == null ? "" : shown(arguments[0])));
      if (method.getName().equals("exec") && ((Command) arguments[0]).words().getFirst().equals(FakeScheduler.PROGRAM))
        return cluster.command(((Command) arguments[0]).words(), (String) arguments[1]);
      return invoke(files, method, arguments);
    });
  }

  private static Object invoke(Transport files, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(files, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof IOException io ? io : e.getCause();
    }
  }

  private static Object shown(Object argument) {
    return argument instanceof Command command ? command.shown() : argument;
  }
}
