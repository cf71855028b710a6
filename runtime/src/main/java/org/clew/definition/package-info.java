/** What can be run: every work chain, CalcJob and function under its durable name, and how a process of it is born. */
package org.clew.definition;
