package org.clew.data.crystal;

import java.util.Map;
import java.util.regex.Pattern;
import org.clew.data.Blob;
import org.clew.data.Blobs;
import org.clew.data.DataType;
import org.clew.data.Fields;
import org.clew.data.SinglefileData;

/** A pseudopotential in the unified format (UPF 1 or 2), with the element it stands for. */
public final class UpfData extends SinglefileData {
  public static final DataType<UpfData> TYPE = new DataType<>("data.upf", UpfData.class, UpfData::read);

  private static final Pattern VERSION_2 =
      Pattern.compile("<PP_HEADER\\b[^>]*?\\belement\\s*=\\s*[\"']\\s*([A-Za-z]{1,2})\\s*[\"']", Pattern.DOTALL);
  private static final Pattern VERSION_1 = Pattern.compile("(?m)^\\s*([A-Za-z]{1,2})\\s+Element\\s*$");

  private final String element;
  private final String md5;

  private UpfData(String name, Blob content, String element, String md5) {
    super(name, content);
    this.element = element;
    this.md5 = md5;
  }

  /** Reads the content, which may block; throws IllegalArgumentException when it is no UPF file or tells no element. */
  public static UpfData of(String name, Blob content) {
    var bytes = content.bytes();
    var text = FileIdentity.text(bytes);
    if (!text.contains("<PP_HEADER")) throw new IllegalArgumentException(name + " is no UPF file: it has no <PP_HEADER");
    var named = element(text.substring(text.indexOf("<PP_HEADER")));
    if (named.isEmpty()) throw new IllegalArgumentException(name + ": the header of the UPF file names no element");
    var element = Elements.startOf(named).filter(named::equalsIgnoreCase)
        .orElseThrow(() -> new IllegalArgumentException(name + ": the header of the UPF file names '" + named
            + "', which is no element"));
    return new UpfData(name, content, element, FileIdentity.md5(bytes));
  }

  private static String element(String header) {
    var found = VERSION_2.matcher(header);
    if (found.find()) return found.group(1);
    found = VERSION_1.matcher(header);
    return found.find() ? found.group(1) : "";
  }

  public String element() {
    return element;
  }

  /** MD5 of the content, as libraries of pseudopotentials name it. */
  public String md5() {
    return md5;
  }

  private static UpfData read(Object plain, Blobs blobs) {
    var fields = Fields.of(TYPE, plain);
    return new UpfData(fields.text("name"), fields.nested("file").blob(blobs), fields.text("element"), fields.text("md5"));
  }

  @Override protected Map<String, Object> attributes() {
    return Fields.ordered("element", element, "md5", md5);
  }

  @Override public String type() {
    return TYPE.name();
  }
}
