package org.clew.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.clew.store.PlainJson;

/** What a command left: its exit status and what it printed. */
public record Said(int status, String out, String err) {

  /** The one JSON value on stdout; fails when there is anything else. */
  @SuppressWarnings("unchecked")
  public Map<String, Object> json() {
    assertThat(out.lines()).as("stdout; stderr: " + err).hasSize(1);
    return (Map<String, Object>) PlainJson.read(out);
  }

  /** A list of objects in the JSON value. */
  @SuppressWarnings("unchecked")
  public List<Map<String, Object>> list(String name) {
    return (List<Map<String, Object>>) json().get(name);
  }

  /** The object {@code error} in the JSON value. */
  @SuppressWarnings("unchecked")
  public Map<String, Object> error() {
    return (Map<String, Object>) json().get("error");
  }

  public Said ok() {
    assertThat(status).as("exit status; stderr: " + err + " stdout: " + out).isZero();
    return this;
  }

  /** Checks the exit status and that nothing but one message, without a stack trace, was printed for people. */
  public String refusal(int expected) {
    assertThat(status).as("exit status; stderr: " + err + " stdout: " + out).isEqualTo(expected);
    assertThat(out).as("stdout").isEmpty();
    assertThat(err).startsWith("clew: ").doesNotContain("\tat ").doesNotContain("Exception").doesNotContain("--debug");
    return err.strip();
  }
}
