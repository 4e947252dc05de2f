package blastradius.analysis.graph;

import blastradius.analysis.question.Budget;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Lets all processors work off numbered tasks, each with working memory of its own. */
public final class Workers {

    private Workers() {}

    /**
     * Returns when all tasks are done.
     *
     * @param worker made once for each processor
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget is spent, which is asked before each task
     */
    public static void run(int tasks, Supplier<IntConsumer> worker, Budget budget) {
        AtomicInteger next = new AtomicInteger();
        int processors = Math.min(tasks, Runtime.getRuntime().availableProcessors());
        IntStream.range(0, processors).parallel().forEach(number -> {
            IntConsumer mine = worker.get();
            for (int task = next.getAndIncrement(); task < tasks; task = next.getAndIncrement()) {
                budget.check();
                mine.accept(task);
            }
        });
    }

    /** The same for ranges of at most so many numbers from 0 up. */
    public static void run(int numbers, int most, Supplier<IntConsumer> worker, Budget budget) {
        run(
                (numbers + most - 1) / most,
                () -> {
                    IntConsumer mine = worker.get();
                    return range -> {
                        for (int i = range * most; i < Math.min(numbers, (range + 1) * most); i++) {
                            mine.accept(i);
                        }
                    };
                },
                budget);
    }
}
