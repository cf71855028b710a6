package org.clew.testkit;

import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Which classes a class refers to, directly and through others, as its class file says. */
final class UsedClasses {
  private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([\\w$/]+)[;<]");

  private UsedClasses() {}

  /**
   * @param classFile bytes by class name, null for a class that is of no interest
   * @return names of the classes of interest, the first ones included
   */
  static Set<String> of(Collection<String> first, Function<String, byte[]> classFile) {
    var used = new HashSet<String>();
    var seen = new HashSet<>(first);
    var open = new ArrayDeque<>(first);
    while (!open.isEmpty()) {
      var name = open.remove();
      var bytes = classFile.apply(name);
      if (bytes == null) continue;
      used.add(name);
      named(bytes).stream().filter(seen::add).forEach(open::add);
    }
    return used;
  }

  private static Set<String> named(byte[] classFile) {
    var names = new HashSet<String>();
    for (var entry : ClassFile.of().parse(classFile).constantPool()) {
      switch (entry) {
        case ClassEntry type when !type.asInternalName().startsWith("[") -> names.add(type.asInternalName().replace('/', '.'));
        case Utf8Entry text -> IN_DESCRIPTOR.matcher(text.stringValue()).results().forEach(found ->
            names.add(found.group(1).replace('/', '.')));
        default -> { }
      }
    }
    return names;
  }
}
