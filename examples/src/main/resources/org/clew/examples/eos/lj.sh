#!/bin/sh
# Runs the program beside this script with the JDK named by CLEW_JAVA, or the one on the path.
exec "${CLEW_JAVA:-java}" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx128m LennardJones.java "$@"
