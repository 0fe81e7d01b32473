package io.github.cognitosrp.ifma;

import io.github.cognitosrp.ifma.Op.Trait;
import io.github.cognitosrp.ifma.Operand.Label;
import io.github.cognitosrp.ifma.Operand.Memory;
import io.github.cognitosrp.ifma.Operand.Register;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Follows secrets through assembled code, along all paths, until nothing changes any more. Secret
 * is everything in memory but the parameters of a call and what was saved on the stack, and every
 * register that something secret was computed into. Reported is every address and every jump that
 * depends on a secret, and every write to the parameters.
 */
final class SecretFlow {
  private static final Object FLAGS = "flags";

  private final List<MachineCode.Line> lines;
  private final Map<Integer, Integer> indexOfPosition = new HashMap<>();
  private final Map<Place, Set<Object>> secretsBefore = new HashMap<>();
  private final Deque<Place> open = new ArrayDeque<>();
  private final Set<String> findings = new TreeSet<>();
  private final Set<Integer> reached = new HashSet<>();

  /** An instruction, and where the calls that are open there return to. */
  private record Place(int index, List<Integer> returns) {
    Place next() {
      return new Place(index + 1, returns);
    }
  }

  SecretFlow(MachineCode code) {
    lines = code.lines();
    for (int i = 0; i < lines.size(); i++) {
      indexOfPosition.put(lines.get(i).position(), i);
    }
    for (Label label : code.labels()) {
      if (label.name().startsWith("processor_") || label.name().endsWith("_power")) {
        follow(new Place(indexOf(label), List.of()), Set.of());
      }
    }
    while (!open.isEmpty()) {
      step(open.remove());
    }
  }

  /** What depends on a secret and must not. */
  Set<String> findings() {
    return findings;
  }

  /** How many instructions were looked at. */
  int reached() {
    return reached.size();
  }

  private int indexOf(Label label) {
    return indexOfPosition.get(label.position());
  }

  private void follow(Place place, Set<Object> secrets) {
    Set<Object> known = secretsBefore.get(place);
    if (known == null) {
      secretsBefore.put(place, new HashSet<>(secrets));
      open.add(place);
    } else if (known.addAll(secrets)) {
      open.add(place);
    }
  }

  private void step(Place place) {
    reached.add(place.index());
    Instruction instruction = lines.get(place.index()).instruction();
    Set<Object> secrets = new HashSet<>(secretsBefore.get(place));
    checkAddresses(instruction, secrets);
    switch (instruction.op()) {
      case RET -> {
        int depth = place.returns().size() - 1;
        if (depth >= 0) {
          int back = place.returns().get(depth);
          follow(new Place(back, place.returns().subList(0, depth)), secrets);
        }
      }
      case CALL -> {
        List<Integer> returns = new ArrayList<>(place.returns());
        returns.add(place.index() + 1);
        follow(new Place(indexOf((Label) instruction.operands().get(0)), returns), secrets);
      }
      case JNZ -> {
        if (secrets.contains(FLAGS)) {
          report(place, "jumps on a secret");
        }
        int target = indexOf((Label) instruction.operands().get(0));
        follow(new Place(target, place.returns()), secrets);
        follow(place.next(), secrets);
      }
      default -> {
        compute(instruction, secrets);
        follow(place.next(), secrets);
      }
    }
  }

  private void report(Place place, String what) {
    findings.add(lines.get(place.index()).instruction() + " " + what);
  }

  private void checkAddresses(Instruction instruction, Set<Object> secrets) {
    for (Operand operand : instruction.operands()) {
      if (operand instanceof Memory memory && secrets.contains(memory.base())) {
        findings.add(instruction + " addresses memory by a secret");
      }
    }
    if (!instruction.operands().isEmpty()
        && instruction.operands().get(0) instanceof Memory target
        && target.base() == Registers.WORKSPACE
        && target.displacement() < WorkspaceLayout.MODULUS_PLUS_ONE
        && isSecretSource(instruction, secrets)) {
      findings.add(instruction + " writes a secret to the parameters");
    }
  }

  private void compute(Instruction instruction, Set<Object> secrets) {
    Op op = instruction.op();
    boolean secret = isSecretSource(instruction, secrets);
    if (!instruction.operands().isEmpty()
        && !op.has(Trait.READS_ONLY)
        && instruction.operands().get(0) instanceof Register target) {
      if (secret) {
        secrets.add(target);
      } else {
        secrets.remove(target);
      }
    }
    if (op.has(Trait.SETS_FLAGS)) {
      if (secret) {
        secrets.add(FLAGS);
      } else {
        secrets.remove(FLAGS);
      }
    }
  }

  private static boolean isSecretSource(Instruction instruction, Set<Object> secrets) {
    Op op = instruction.op();
    List<Operand> operands = instruction.operands();
    boolean clears =
        (op == Op.XOR || op == Op.VPXORQ || op == Op.KXORB) && Set.copyOf(operands).size() == 1;
    if (clears) {
      return false;
    }
    boolean readsFirst = op.has(Trait.READS_FIRST) || instruction.isMasked();
    for (int i = readsFirst ? 0 : 1; i < operands.size(); i++) {
      Operand operand = operands.get(i);
      if (secrets.contains(operand)
          || (operand instanceof Memory memory && op != Op.LEA && isSecret(memory))
          || (operand instanceof Memory base && op == Op.LEA && secrets.contains(base.base()))) {
        return true;
      }
    }
    return instruction.isMasked() && secrets.contains(instruction.writeMask());
  }

  private static boolean isSecret(Memory memory) {
    boolean isParameter =
        memory.base() == Registers.WORKSPACE
            && memory.displacement() < WorkspaceLayout.MODULUS_PLUS_ONE;
    return !isParameter && memory.base() != Gpr.RSP;
  }
}
