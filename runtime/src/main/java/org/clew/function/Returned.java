package org.clew.function;

import java.util.Map;
import org.clew.data.Data;
import org.clew.spec.ExitCode;

/**
 * What the body of a function gave.
 *
 * @param exit the code it ended with, or null when it just returned
 * @param outputs by link label; empty with an exit code
 * @param value as the body returned it; null with an exit code that was thrown
 */
public record Returned(ExitCode exit, Map<String, Data> outputs, Object value) {}
