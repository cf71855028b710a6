/** The documentation is part of the build: its code is compiled and run, its commands are run, its names exist. */
package org.clew.docs;
