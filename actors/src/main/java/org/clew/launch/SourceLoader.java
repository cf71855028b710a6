package org.clew.launch;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.clew.definition.Launchable;
import org.clew.function.CalcFunction;
import org.clew.function.WorkFunction;

/** The classes of one source file, compiled in memory against the class path of this JVM. */
public final class SourceLoader extends ClassLoader {
  private final String fileName;
  private final String source;
  private final Map<String, byte[]> classes;

  private SourceLoader(String fileName, String source, Map<String, byte[]> classes) {
    super(SourceLoader.class.getClassLoader());
    this.fileName = fileName;
    this.source = source;
    this.classes = classes;
  }

  /** The source does not compile; the message lists every error with its line. */
  public static final class SourceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SourceException(String message) {
      super(message);
    }
  }

  /**
   * Compiles a file; parameter names are kept, so that functions have named ports.
   *
   * @param fileName with {@code .java} at its end, e.g. {@code MyChain.java}
   * @throws SourceException with all errors
   */
  public static SourceLoader compile(String fileName, String source) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) throw new SourceException("This Java has no compiler: use a JDK, not a JRE, to run " + fileName);
    var problems = new DiagnosticCollector<JavaFileObject>();
    var classes = new HashMap<String, ByteArrayOutputStream>();
    var files = new ForwardingJavaFileManager<JavaFileManager>(compiler.getStandardFileManager(problems, Locale.ROOT, null)) {
      @Override public JavaFileObject getJavaFileForOutput(Location location, String name, JavaFileObject.Kind kind,
          FileObject from) {
        return new SimpleJavaFileObject(URI.create("mem:///" + name.replace('.', '/') + kind.extension), kind) {
          @Override public OutputStream openOutputStream() {
            return classes.computeIfAbsent(name, _ -> new ByteArrayOutputStream());
          }
        };
      }
    };
    var unit = new SimpleJavaFileObject(URI.create("mem:///" + fileName), JavaFileObject.Kind.SOURCE) {
      @Override public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
      }
    };
    var options = List.of("-parameters", "-proc:none", "-classpath", System.getProperty("java.class.path"));
    if (!compiler.getTask(null, files, problems, options, null, List.of(unit)).call()) {
      throw new SourceException(problems.getDiagnostics().stream().filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
          .map(d -> fileName + ":" + d.getLineNumber() + ": " + d.getMessage(Locale.ROOT)).collect(Collectors.joining("\n")));
    }
    return new SourceLoader(fileName, source, classes.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().toByteArray())));
  }

  public String fileName() {
    return fileName;
  }

  String source() {
    return source;
  }

  /** The classes of the file that define processes, in alphabetical order. */
  public List<Class<?>> processes() {
    var found = new ArrayList<Class<?>>();
    classes.keySet().stream().sorted().forEach(name -> {
      try {
        var type = loadClass(name);
        var launchable = Launchable.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers());
        var functions = Arrays.stream(type.getDeclaredMethods())
            .anyMatch(method -> method.isAnnotationPresent(CalcFunction.class) || method.isAnnotationPresent(WorkFunction.class));
        if (launchable || functions) found.add(type);
      } catch (ClassNotFoundException e) {
        throw new SourceException(fileName + ": " + e.getMessage());
      }
    });
    return found;
  }

  @Override protected Class<?> findClass(String name) throws ClassNotFoundException {
    var bytes = classes.get(name);
    if (bytes == null) throw new ClassNotFoundException(name);
    return defineClass(name, bytes, 0, bytes.length);
  }
}
