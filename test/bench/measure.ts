const NAME_WIDTH = 48;

/** Milliseconds: the best run and the one in the middle. */
export interface Timing {
  readonly best: number;
  readonly median: number;
}

/** Runs it again and again; `prepare` makes what one run is given, outside the time that is taken. */
export function measure<T>(runs: number, run: (given: T) => unknown, prepare: (index: number) => T): Timing {
  const times = Array.from({ length: runs }, (_, index) => {
    const given = prepare(index);
    const before = performance.now();
    run(given);
    return performance.now() - before;
  }).sort((a, b) => a - b);
  return { best: times[0]!, median: times[runs >> 1]! };
}

/** The same for what takes less than a clock can tell: `batch` times in one go, with the time of one. */
export function measureMany(runs: number, batch: number, run: () => unknown): Timing {
  const { best, median } = measure(
    runs,
    () => {
      for (let count = 0; count < batch; count++) run();
    },
    () => undefined,
  );
  return { best: best / batch, median: median / batch };
}

/** The first line of a part of the table. */
export function header(title: string): string {
  return `\n${title.padEnd(NAME_WIDTH)}${'best'.padStart(12)}${'median'.padStart(12)}   goal`;
}

/** One line of the table; the goal in milliseconds. */
export function line(name: string, { best, median }: Timing, goal?: number): string {
  const met =
    goal === undefined ? '' : `${text(goal)} ${median <= goal ? 'met' : best <= goal ? 'met by the best' : 'missed'}`;
  return `${name.padEnd(NAME_WIDTH)}${text(best).padStart(12)}${text(median).padStart(12)}   ${met}`;
}

function text(milliseconds: number): string {
  if (milliseconds < 0.1) return `${(milliseconds * 1000).toFixed(2)} µs`;
  return milliseconds < 1000 ? `${milliseconds.toFixed(2)} ms` : `${(milliseconds / 1000).toFixed(2)} s`;
}
