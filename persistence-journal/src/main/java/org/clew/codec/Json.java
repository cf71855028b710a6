package org.clew.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;

/** Bytes of whole JSON documents; says where in the document something failed. */
final class Json {
  private static final JsonFactory FACTORY = JsonFactory.builder()
      .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
      .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
      .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
      .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
      .streamReadConstraints(StreamReadConstraints.builder()
          .maxStringLength(Integer.MAX_VALUE).maxNameLength(Integer.MAX_VALUE).build())
      .build();

  private Json() {}

  static <T> byte[] encode(String manifest, JsonType<T> type, T value) {
    var buffers = FACTORY._getBufferRecycler();
    try (var bytes = new ByteArrayBuilder(buffers); var out = FACTORY.createGenerator(bytes)) {
      try {
        type.write(value, out);
      } catch (IOException | RuntimeException e) {
        throw BadEventException.unwritable(manifest, dotted(out.getOutputContext().pathAsPointer()), e);
      }
      out.flush();
      return bytes.getClearAndRelease();
    } catch (IOException e) {
      throw BadEventException.unwritable(manifest, "", e);
    } finally {
      buffers.releaseToPool();
    }
  }

  static <T> T decode(String manifest, JsonType<T> type, byte[] json) {
    try (var in = FACTORY.createParser(json)) {
      try {
        in.nextToken();
        var value = type.read(in);
        if (in.nextToken() != null) throw new IllegalArgumentException("there is something after the end");
        return value;
      } catch (IOException | RuntimeException e) {
        throw BadEventException.unreadable(manifest, dotted(in.getParsingContext().pathAsPointer()), e);
      }
    } catch (IOException e) {
      throw BadEventException.unreadable(manifest, "", e);
    }
  }

  /** Fails unless the current token is the one that is expected. */
  static void expect(JsonParser in, JsonToken token, String what) {
    if (in.currentToken() != token) throw new IllegalArgumentException("expected " + what + ", found " + found(in));
  }

  private static String found(JsonParser in) {
    return in.currentToken() == null ? "the end" : in.currentToken().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }

  private static String dotted(JsonPointer pointer) {
    return pointer.toString().replaceFirst("^/", "").replace('/', '.').replace("~1", "/").replace("~0", "~");
  }
}
