package blastradius;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.RelationKind;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseLabelTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConstantCaseLabelTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * One place for each fact: a constant that is added to an enum of ours does not compile until every place has an answer for it, and what kinds of
 * relations are like is said by {@link RelationKind} alone. Read from the sources, as class files no longer show it.
 */
class OnePlaceTests {

    private static final Set<String> KINDS =
            Arrays.stream(RelationKind.values()).map(Enum::name).collect(Collectors.toSet());

    @Test
    void everySwitchOverAnEnumOfOursNamesAllOfIt() throws IOException {
        assertThat(findings(new Switches(constantsByEnum())))
                .as("a default, or a case left out, answers for constants that nobody has thought of yet")
                .isEmpty();
    }

    @Test
    void noSetsOfRelationKindsOutsideTheModel() throws IOException {
        assertThat(findings(new SetsOfKinds()))
                .as(
                        "a set of kinds leaves a new kind out without a word; ask RelationKind what a kind is like, or let it say more")
                .isEmpty();
    }

    private static List<Set<String>> constantsByEnum() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("blastradius").stream()
                        .filter(JavaClass::isEnum)
                        .map(OnePlaceTests::constants)
                        .toList();
    }

    private static Set<String> constants(JavaClass each) {
        return each.getFields().stream()
                .filter(field -> field.getModifiers().contains(JavaModifier.ENUM))
                .map(JavaField::getName)
                .collect(Collectors.toSet());
    }

    private static List<String> findings(Finder finder) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"));
                var manager = compiler.getStandardFileManager(null, null, null)) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> finder.reads(file.toString().replace('\\', '/')))
                    .toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(sources));
            for (CompilationUnitTree unit : task.parse()) {
                finder.file = unit.getSourceFile().getName().replaceFirst(".*[/\\\\]", "");
                finder.scan(unit, null);
            }
        }
        return finder.found;
    }

    private abstract static class Finder extends TreeScanner<@Nullable Void, @Nullable Void> {
        final List<String> found = new ArrayList<>();
        String file = "";

        boolean reads(String file) {
            return true;
        }

        void note(Tree tree) {
            found.add(file + ": " + tree.toString().strip().replaceAll("\\s+", " "));
        }

        static String name(Tree tree) {
            return switch (tree) {
                case IdentifierTree simple -> simple.getName().toString();
                case MemberSelectTree qualified -> qualified.getIdentifier().toString();
                default -> "";
            };
        }
    }

    /** Switches over enums of ours that have a default, or, where the compiler does not ask for it, leave constants out. */
    private static final class Switches extends Finder {
        private final List<Set<String>> constantsByEnum;

        Switches(List<Set<String>> constantsByEnum) {
            this.constantsByEnum = constantsByEnum;
        }

        @Override
        public @Nullable Void visitSwitch(SwitchTree tree, @Nullable Void nothing) {
            look(tree, tree.getCases());
            return super.visitSwitch(tree, null);
        }

        @Override
        public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void nothing) {
            look(tree, tree.getCases());
            return super.visitSwitchExpression(tree, null);
        }

        private void look(Tree tree, List<? extends CaseTree> cases) {
            List<? extends CaseLabelTree> labels =
                    cases.stream().flatMap(each -> each.getLabels().stream()).toList();
            Set<String> named = labels.stream()
                    .filter(ConstantCaseLabelTree.class::isInstance)
                    .map(label -> name(((ConstantCaseLabelTree) label).getConstantExpression()))
                    .collect(Collectors.toSet());
            boolean ours = !named.isEmpty() && constantsByEnum.stream().anyMatch(all -> all.containsAll(named));
            if (ours && !constantsByEnum.contains(named)) {
                note(tree);
            }
        }
    }

    /** {@code Set.of(CAN, OWNS)}, {@code EnumSet…(RelationKind.class)}, {@code kind == CAN || kind == OWNS}. */
    private static final class SetsOfKinds extends Finder {

        @Override
        boolean reads(String file) {
            return !file.contains("/model/");
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void nothing) {
            String method = tree.getMethodSelect().toString();
            boolean ofKinds = tree.getArguments().stream()
                    .anyMatch(each ->
                            KINDS.contains(name(each)) || each.toString().equals("RelationKind.class"));
            if (ofKinds
                    && (method.matches("(java\\.util\\.)?(Set|List|Arrays)\\.(of|asList)")
                            || method.matches(".*EnumSet\\.\\w+"))) {
                note(tree);
            }
            return super.visitMethodInvocation(tree, null);
        }

        @Override
        public @Nullable Void visitBinary(BinaryTree tree, @Nullable Void nothing) {
            if (tree.getKind() == Tree.Kind.CONDITIONAL_OR
                    && comparesKind(tree.getLeftOperand())
                    && comparesKind(tree.getRightOperand())) {
                note(tree);
            }
            return super.visitBinary(tree, null);
        }

        private static boolean comparesKind(ExpressionTree tree) {
            return tree instanceof BinaryTree comparison
                    && comparison.getKind() == Tree.Kind.EQUAL_TO
                    && KINDS.contains(name(comparison.getRightOperand()));
        }
    }
}
