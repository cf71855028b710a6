package org.clew.workchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.clew.data.Data;
import org.clew.data.Int;
import org.clew.data.NodeRef;
import org.clew.data.SinglefileData;
import org.junit.jupiter.api.Test;

class ContextCodecTest {
  enum Mode { COARSE, FINE }

  record Point(double x, Optional<String> name, List<Mode> modes) {}

  static class Base {
    long inherited;
  }

  static final class Fields extends Base {
    boolean flag;
    int number;
    Integer boxed;
    short small;
    byte tiny;
    float single;
    double real;
    String text = "initial";
    Mode mode;
    Point point;
    Optional<Int> maybe = Optional.empty();
    Optional<Int> absent = Optional.of(new Int(1));
    Child<Scripted.Leaf.Out> kid;
    List<Child<Scripted.Leaf.Out>> kids = new ArrayList<>();
    Map<String, List<Point>> nested = new LinkedHashMap<>();
    Map<String, Data> data = new LinkedHashMap<>();
    Int stored;
    SinglefileData file;
    Object anything;
  }

  static final class Odd {
    Object value;
  }

  private final MemoryEnv env = new MemoryEnv();
  private final ContextCodec<Fields> codec = new ContextCodec<>(Fields.class);

  @Test void everySupportedTypeComesBack() {
    var before = filled();
    var after = codec.decode(PlainTrees.copy(codec.encode(before, env)), env);
    assertThat(after).usingRecursiveComparison().ignoringFields("stored.node", "data.node").isEqualTo(before);
    assertThat(after.stored.node()).isEqualTo(before.stored.node());
    assertThat(after.data.get("new").node()).isEmpty();
    assertThat(after.file.text()).isEqualTo("hello");
    assertThat(after.kids).containsExactlyElementsOf(before.kids);
  }

  @Test void whatCameBackCanBeChanged() {
    var after = codec.decode(codec.encode(filled(), env), env);
    after.kids.add(child(9));
    after.nested.put("more", List.of());
    assertThat(after.kids).hasSize(3);
  }

  @Test void encodingTwiceGivesEqualTrees() {
    var plain = codec.encode(filled(), env);
    assertThat(codec.encode(codec.decode(PlainTrees.copy(plain), env), env)).isEqualTo(plain);
  }

  @Test void absentKeysLeaveInitialValuesAndUnknownOnesAreIgnored() {
    var after = codec.decode(Map.of("number", 3L, "gone", "x"), env);
    assertThat(after.number).isEqualTo(3);
    assertThat(after.text).isEqualTo("initial");
    assertThat(after.kids).isEmpty();
  }

  @Test void aFieldThatWasSetToNullStaysNull() {
    var before = new Fields();
    before.text = null;
    before.kids = null;
    var after = codec.decode(codec.encode(before, env), env);
    assertThat(after.text).isNull();
    assertThat(after.kids).isNull();
    assertThat(codec.encode(new Fields(), env)).doesNotContainKeys("mode", "boxed");
  }

  @Test void whatCannotBeKeptIsRefusedByItsPath() {
    var odd = new Odd();
    odd.value = Map.of("list", List.of(1, new Thread()));
    assertRefused(odd, "ctx.value.list[1]: a Thread cannot be kept in a context");
    odd.value = List.of(Double.NaN);
    assertRefused(odd, "ctx.value[0]: NaN cannot be kept");
    odd.value = Map.of("$data", 1);
    assertRefused(odd, "ctx.value: the key '$data' cannot be kept");
    odd.value = Map.of(1, 1);
    assertRefused(odd, "ctx.value: the key '1' cannot be kept");
    assertThatThrownBy(() -> new Context().set("a.b", List.of(new Thread())))
        .hasMessageContaining("ctx.a.b[0]: a Thread cannot be kept");
  }

  @Test void anInnerClassIsRefusedWithTheRemedy() {
    class Inner {
      String seen = ContextCodecTest.this.toString();
    }
    assertThatThrownBy(() -> new ContextCodec<>(Inner.class)).hasMessageContaining("needs a constructor without parameters");
    assertThat(new Inner().seen).isNotNull();
  }

  @Test void keyedContextsHoldTheSameBeforeAndAfterARestart() {
    var before = new Context().set("n", 1).set("deep.real", 2.5f).set("mode", Mode.FINE).set("list", List.of(1, (short) 2))
        .set("point", new Point(1, Optional.empty(), List.of(Mode.COARSE))).set("maybe", Optional.of(3)).set("kid", child(3))
        .set("file", SinglefileData.ofText("a.txt", "hello")).append("kids", child(4));
    var keyed = new ContextCodec<>(Context.class);
    var after = keyed.decode(PlainTrees.copy(keyed.encode(before, env)), env);
    assertThat(after.values()).isEqualTo(before.values());
    assertThat(before.get("n", Integer.class)).isEqualTo(1);
    assertThat(after.get("n", Integer.class)).isEqualTo(1);
    assertThat(after.get("n", Long.class)).isEqualTo(1L);
    assertThat(after.<Scripted.Leaf.Out>child("kid")).isEqualTo(child(3));
    assertThat(after.append("kids", child(5)).<Scripted.Leaf.Out>children("kids")).containsExactly(child(4), child(5));
  }

  @Test void keyedContextsSayWhatIsMissingOrOfAnotherType() {
    var context = new Context().set("n", 1);
    assertThatThrownBy(() -> context.get("m", String.class)).hasMessage("the context has no 'm'; it has [n]");
    assertThatThrownBy(() -> context.get("n", String.class)).hasMessage("'n' in the context is a Long, not a String");
    assertThatThrownBy(() -> context.append("n", 2)).hasMessage("'n' in the context is not a list");
    context.remove("n");
    assertThat(context.get("n")).isEmpty();
  }

  private void assertRefused(Odd odd, String message) {
    assertThatThrownBy(() -> new ContextCodec<>(Odd.class).encode(odd, env)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  private Fields filled() {
    var fields = new Fields();
    fields.inherited = 12;
    fields.flag = true;
    fields.number = -4;
    fields.boxed = 5;
    fields.small = 6;
    fields.tiny = 7;
    fields.single = 0.5f;
    fields.real = 1e300;
    fields.text = "other";
    fields.mode = Mode.FINE;
    fields.point = new Point(2, Optional.of("p"), List.of(Mode.COARSE, Mode.FINE));
    fields.maybe = Optional.of(new Int(8));
    fields.absent = Optional.empty();
    fields.kid = child(3);
    fields.kids.addAll(List.of(child(5), child(4)));
    fields.nested.put("a", new ArrayList<>(List.of(new Point(0, Optional.empty(), List.of()))));
    fields.data.put("new", new Int(9));
    fields.stored = new Int(10);
    env.keep(fields.stored);
    fields.file = SinglefileData.ofText("a.txt", "hello");
    fields.anything = "text";
    return fields;
  }

  private static Child<Scripted.Leaf.Out> child(long pk) {
    return new Child<>(new NodeRef(pk, new UUID(5, pk)), "test.leaf");
  }
}
