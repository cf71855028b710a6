package org.clew.data;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.clew.data.array.ArrayData;
import org.clew.data.array.BandsData;
import org.clew.data.array.KpointsData;
import org.clew.data.array.NdArray;
import org.clew.data.array.ProjectionData;
import org.clew.data.array.TrajectoryData;
import org.clew.data.array.XyData;
import org.clew.data.crystal.CifData;
import org.clew.data.crystal.UpfData;
import org.clew.plugin.PluginServices;

/**
 * All data types by durable name: the built-in ones, those of every {@link DataTypeProvider} on the class path, and those of
 * plugins.
 *
 * <p>The first two are read once, at first use; a name that two types claim is an error then. Of plugins see
 * {@link PluginServices}.
 */
public final class DataTypes {
  private static final Map<String, DataType<?>> BY_NAME = load();
  private static final Map<Class<?>, DataType<?>> BY_CLASS = byClass();

  private DataTypes() {}

  /**
   * Reads a value back from its durable type name and plain content.
   *
   * @throws IllegalArgumentException when the type is unknown or the content does not fit it
   */
  public static Data read(String type, Object plain, Blobs blobs) {
    return find(type).orElseThrow(() -> new IllegalArgumentException("data type '" + type
        + "' is not known here; is the plugin that defines it installed, or on the class path?"
        + " Known: " + String.join(", ", all().stream().map(DataType::name).toList()))).reader().read(plain, blobs);
  }

  public static Optional<DataType<?>> find(String name) {
    var found = BY_NAME.get(name);
    return found != null ? Optional.of(found)
        : ofPlugins().filter(type -> type.name().equals(name)).findFirst();
  }

  public static Optional<DataType<?>> find(Class<?> javaType) {
    return Optional.ofNullable(byClass(javaType));
  }

  public static Collection<DataType<?>> all() {
    var all = new LinkedHashMap<String, DataType<?>>(BY_NAME);
    ofPlugins().forEach(type -> all.putIfAbsent(type.name(), type));
    return all.values();
  }

  /** Durable name of a class of values, {@code data} for {@link Data} itself, else the simple class name (for messages). */
  public static String nameOf(Class<?> javaType) {
    var found = byClass(javaType);
    if (found != null) return found.name();
    return javaType == Data.class ? "data" : javaType.getSimpleName();
  }

  /**
   * The default serializer: truth value, integer, real, text, mapping, list, enum constant and array of numbers become data; data
   * stays as it is.
   *
   * @throws IllegalArgumentException for anything else, null included
   */
  public static Data toData(Object raw) {
    return switch (raw) {
      case Data data -> data;
      case Long l -> new Int(l);
      case Integer i -> new Int(i);
      case Double d -> new Float(d);
      case String s -> new Str(s);
      case Boolean b -> new Bool(b);
      case Map<?, ?> m -> new Dict(m);
      case List<?> l -> new ListData(l);
      case Enum<?> e -> EnumData.of(e);
      case Short s -> new Int(s);
      case Byte b -> new Int(b);
      case java.lang.Float f -> new Float(f);
      case java.math.BigInteger big -> new Int((Long) Plain.normal(big));
      case java.math.BigDecimal big -> new Float(big.doubleValue());
      case NdArray array -> ArrayData.of(array);
      case null -> throw new IllegalArgumentException("null is not data");
      default -> {
        if (NdArray.isNumeric(raw.getClass())) yield ArrayData.of(NdArray.of(raw));
        throw new IllegalArgumentException("a value of type " + raw.getClass().getSimpleName()
            + " cannot be made data; give a number, text, true or false, a list, a mapping, an array of numbers or a Data value");
      }
    };
  }

  /**
   * An equal value that is not stored yet, so that it becomes a node of its own; the value itself when its type is not
   * registered.
   */
  public static Data fresh(Data value) {
    var type = byClass(value.getClass());
    if (type == null) return value;
    var blobs = value.blobs();
    return type.reader().read(value.plain(), (sha256, _) ->
        blobs.stream().filter(blob -> blob.sha256().equals(sha256)).findFirst().orElseThrow());
  }

  /** As above, for all data in nested maps, which are copied; any other value is the same. */
  public static Object freshAll(Object value) {
    return switch (value) {
      case Data data -> fresh(data);
      case Map<?, ?> map -> {
        var copy = new LinkedHashMap<Object, Object>();
        map.forEach((key, inner) -> copy.put(key, freshAll(inner)));
        yield copy;
      }
      case null, default -> value;
    };
  }

  private static Stream<DataType<?>> ofPlugins() {
    return PluginServices.of(DataTypeProvider.class).stream().flatMap(provider -> provider.dataTypes().stream());
  }

  /** A class of a plugin stands for itself, whatever version is newest; null for what is no data type. */
  private static DataType<?> byClass(Class<?> javaType) {
    var found = BY_CLASS.get(javaType);
    if (found != null || !PluginServices.isPlugin(javaType.getClassLoader())) return found;
    return PluginServices.of(DataTypeProvider.class, javaType.getClassLoader()).stream()
        .flatMap(provider -> provider.dataTypes().stream())
        .filter(type -> type.javaType() == javaType).findFirst().orElse(null);
  }

  private static Map<String, DataType<?>> load() {
    var types = new LinkedHashMap<String, DataType<?>>();
    List.<DataType<?>>of(Int.TYPE, Float.TYPE, Str.TYPE, Bool.TYPE, ListData.TYPE, Dict.TYPE, EnumData.TYPE, SinglefileData.TYPE,
        FolderData.TYPE, RemoteData.TYPE, RemoteStashFolderData.TYPE, RemoteStashCompressedData.TYPE, RemoteStashCustomData.TYPE,
        StructureData.TYPE, CodeData.TYPE, JsonData.TYPE, ArrayData.TYPE, KpointsData.TYPE, BandsData.TYPE, TrajectoryData.TYPE,
        XyData.TYPE, ProjectionData.TYPE, OrbitalData.TYPE, CifData.TYPE, UpfData.TYPE, ForeignData.TYPE)
            .forEach(type -> add(types, type));
    for (var provider : ServiceLoader.load(DataTypeProvider.class)) provider.dataTypes().forEach(type -> add(types, type));
    return types;
  }

  private static void add(Map<String, DataType<?>> types, DataType<?> type) {
    var other = types.putIfAbsent(type.name(), type);
    if (other != null && other.javaType() != type.javaType()) {
      throw new IllegalStateException("data type '" + type.name() + "' is defined by both " + other.javaType().getName() + " and "
          + type.javaType().getName());
    }
  }

  private static Map<Class<?>, DataType<?>> byClass() {
    var types = new HashMap<Class<?>, DataType<?>>();
    BY_NAME.values().forEach(type -> types.put(type.javaType(), type));
    return types;
  }
}
