/**
 * What a process accepts, gives and how it may end: ports, namespaces, exit codes and the process spec, with validation that
 * tells
 * every error at once. Records of the user API are bound to the same untyped ports that JSON, YAML and the command line use.
 */
package org.clew.spec;
