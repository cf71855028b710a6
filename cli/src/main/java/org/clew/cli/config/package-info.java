/**
 * Settings in {@code $CLEW_HOME/config.json}: the known keys with their types and defaults, and the commands that change them.
 */
package org.clew.cli.config;
