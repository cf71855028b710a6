/** Rules about who may know whom, checked on the compiled classes. */
package org.clew.architecture;
