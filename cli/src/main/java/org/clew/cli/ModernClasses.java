package org.clew.cli;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Writes a jar anew with its classes in the form of Java 17, which the cache for quick starts takes; it leaves out those compiled
 * for Java 6 or older, as they have no stack maps (JVMS 4.10.1). Called by {@code ./clew} once after each build, with the jar's
 * classes on its own class path, as stack maps need the types that they join.
 */
public final class ModernClasses {
  private static final int LAST_WITHOUT_STACK_MAPS = ClassFile.JAVA_6_VERSION;

  private ModernClasses() {}

  /** @param args the jar, and the folder for the new one of the same name */
  public static void main(String... args) throws IOException {
    var source = Path.of(args[0]);
    var target = Path.of(args[1]).resolve(source.getFileName());
    var part = target.resolveSibling(target.getFileName() + ".part");
    write(source, part);
    Files.move(part, target);
  }

  static void write(Path source, Path target) throws IOException {
    try (var in = new JarFile(source.toFile()); var out = new JarOutputStream(Files.newOutputStream(target))) {
      for (var entry : Collections.list(in.entries())) {
        out.putNextEntry(new JarEntry(entry.getName()));
        try (var content = in.getInputStream(entry)) {
          var bytes = content.readAllBytes();
          out.write(entry.getName().endsWith(".class") ? modern(bytes) : bytes);
        }
        out.closeEntry();
      }
    }
  }

  private static byte[] modern(byte[] bytes) {
    var types = ClassHierarchyResolver.ofResourceParsing(ModernClasses.class.getClassLoader()).cached();
    var format = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(types), ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
        ClassFile.ConstantPoolSharingOption.NEW_POOL);
    var model = format.parse(bytes);
    if (model.majorVersion() > LAST_WITHOUT_STACK_MAPS) return bytes;
    var rebuilt = ClassTransform.transformingMethodBodies((code, element) -> code.with(element));
    return format.transformClass(model, rebuilt.andThen(ClassTransform.dropping(element -> element instanceof ClassFileVersion))
        .andThen(ClassTransform.endHandler(type -> type.withVersion(ClassFile.JAVA_17_VERSION, 0))));
  }
}
