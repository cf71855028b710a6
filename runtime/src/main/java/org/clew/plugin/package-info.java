/**
 * Code that is installed while engines run, in several versions side by side: which version a thread means, and what the versions
 * bring.
 */
package org.clew.plugin;
