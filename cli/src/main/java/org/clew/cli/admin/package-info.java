/** Commands about the installation itself: its status, and completion scripts for shells. */
package org.clew.cli.admin;
