package org.clew.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What class files use, as their constant pools have it: types, and members together with the type they were asked of. A method
 * that overrides one uses it, too. The compiler copies constants, so of those only the value can be looked for.
 */
final class Uses {
  private static final Pattern TYPE = Pattern.compile("L([^;]+);");

  private final Set<String> types = new HashSet<>();
  private final Map<String, Set<String>> ownersByMember = new HashMap<>();
  private final Map<String, Set<String>> classesByMethod = new HashMap<>();
  private final Map<String, List<String>> parents = new HashMap<>();
  private final Set<String> texts = new HashSet<>();

  private Uses() {}

  static Uses of(Collection<Path> classFiles) {
    var uses = new Uses();
    classFiles.forEach(file -> uses.add(parse(file)));
    return uses;
  }

  static ClassModel parse(Path file) {
    try {
      return ClassFile.of().parse(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Binary names. */
  Set<String> types() {
    return types;
  }

  boolean has(Class<?> type) {
    return types.contains(type.getName());
  }

  boolean has(Class<?> type, String member) {
    return ownersByMember.getOrDefault(member, Set.of()).stream().anyMatch(owner -> isA(owner, type))
        || classesByMethod.getOrDefault(member, Set.of()).stream()
        .anyMatch(owner -> !owner.equals(type.getName()) && isA(owner, type))
        || hasConstant(type, member);
  }

  private boolean hasConstant(Class<?> type, String name) {
    return Arrays.stream(type.getDeclaredFields())
        .filter(field -> field.getName().equals(name) && field.getType() == String.class
            && Modifier.isStatic(field.getModifiers()))
        .anyMatch(field -> {
          try {
            return texts.contains(field.get(null));
          } catch (IllegalAccessException _) {
            return false;
          }
        });
  }

  private boolean isA(String owner, Class<?> type) {
    if (owner.startsWith("[")) return false;
    if (parents.containsKey(owner)) return parents.get(owner).stream().anyMatch(parent -> isA(parent, type));
    try {
      return type.isAssignableFrom(Class.forName(owner, false, Uses.class.getClassLoader()));
    } catch (ClassNotFoundException | LinkageError _) {
      return false;
    }
  }

  private void add(ClassModel model) {
    for (PoolEntry entry : model.constantPool()) {
      switch (entry) {
        case ClassEntry type -> types.add(binary(type.asInternalName()));
        case MemberRefEntry member -> {
          ownersByMember.computeIfAbsent(member.name().stringValue(), _ -> new HashSet<>())
              .add(binary(member.owner().asInternalName()));
          addTypes(member.type().stringValue());
        }
        case StringEntry text -> texts.add(text.stringValue());
        default -> {}
      }
    }
    var name = binary(model.thisClass().asInternalName());
    parents.put(name, Stream.concat(model.superclass().stream(), model.interfaces().stream())
        .map(type -> binary(type.asInternalName())).toList());
    for (var method : model.methods()) {
      classesByMethod.computeIfAbsent(method.methodName().stringValue(), _ -> new HashSet<>()).add(name);
      addAnnotations(method);
    }
    addAnnotations(model);
  }

  private void addAnnotations(AttributedElement annotated) {
    annotated.findAttribute(Attributes.runtimeVisibleAnnotations())
        .ifPresent(all -> all.annotations().forEach(annotation -> addTypes(annotation.className().stringValue())));
  }

  private void addTypes(String descriptor) {
    TYPE.matcher(descriptor).results().forEach(found -> types.add(binary(found.group(1))));
  }

  private static String binary(String internal) {
    return internal.replace('/', '.');
  }
}
