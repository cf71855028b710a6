package org.clew.transport;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.computer.AuthInfo;
import org.clew.computer.Computer;
import org.clew.transport.LocalTransport.Shell;
import org.clew.transport.TransportParameter.Type;

/** Opens {@link LocalTransport}. */
public final class LocalTransportProvider implements TransportProvider {
  private static final String LOGIN_SHELL = "use_login_shell";

  @Override
  public String name() {
    return "local";
  }

  @Override
  public List<TransportParameter> parameters() {
    return List.of(new TransportParameter(LOGIN_SHELL, Type.TRUTH, false,
        "Run every command in a login shell, with the environment that your profile makes."));
  }

  @Override
  public Map<String, String> problems(Map<String, Object> parameters) {
    var problems = new LinkedHashMap<String, String>();
    parameters.forEach((name, value) -> {
      if (!name.equals(LOGIN_SHELL)) problems.put(name, "the local transport knows no such parameter; it has " + LOGIN_SHELL);
      else if (!(value instanceof Boolean)) problems.put(name, "must be true or false, found '" + value + "'");
    });
    return problems;
  }

  @Override
  public Transport open(Computer computer, AuthInfo auth, Doorman doorman) {
    return new LocalTransport(Boolean.TRUE.equals(auth.parameters().get(LOGIN_SHELL)) ? Shell.LOGIN : Shell.NONE);
  }
}
