package org.clew.function;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a last parameter {@code Map<String, D>} that takes all inputs that no other parameter names; of type
 * {@code Map<String, Object>} it takes namespaces too, as nested mappings of data.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Dynamic {}
