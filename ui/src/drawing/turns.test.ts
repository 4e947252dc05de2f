import { describe, expect, it } from 'vitest';
import { inTurns } from './turns';

const busy = (milliseconds: number) => {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
};

describe('work in turns', () => {
  it('does everything once and in order, and lets others in between', async () => {
    const done: number[] = [];
    let others = 0;
    const timer = setInterval(() => others++);
    await inTurns(
      Array.from({ length: 40 }, (_, at) => at),
      (item) => {
        busy(3);
        done.push(item);
      },
      new AbortController().signal,
    );
    clearInterval(timer);
    expect(done).toEqual(Array.from({ length: 40 }, (_, at) => at));
    expect(others).toBeGreaterThan(0);
  });

  it('ends where it is aborted', async () => {
    const abort = new AbortController();
    let count = 0;
    const work = inTurns(
      Array.from({ length: 100 }),
      () => {
        busy(5);
        if (++count === 10) abort.abort(new Error('gone'));
      },
      abort.signal,
    );
    await expect(work).rejects.toThrow('gone');
    expect(count).toBeLessThan(100);
  });
});
