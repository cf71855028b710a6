package org.clew.testkit;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.clew.data.Data;

/**
 * A child that the chain under test submitted.
 *
 * @param type durable name
 * @param label simple name of its class
 * @param inputs by link label
 * @param steps paths, empty when it was stubbed
 * @param state {@code finished}, {@code excepted} or {@code killed}
 * @param exitStatus null unless finished
 * @param message exit message, exception or kill text; may be null
 * @param outputs by link label
 */
public record ChildResult(UUID uuid, String type, String label, Map<String, Data> inputs, List<String> steps, String state,
    Integer exitStatus, String message, Map<String, Data> outputs) {}
