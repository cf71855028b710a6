package org.clew.calcjob;

/** What reading a retrieved file gives. */
public sealed interface FileContent permits Text, Missing {}
