/** Simulates one site after the other, as it is told to by main.ts. */
import { parentPort } from 'node:worker_threads';
import { useLightMessages } from './light-messages.js';
import { simulate, type WorldResult } from './world.js';

/** A site to simulate, by its number. */
export interface Task {
  readonly site: number;
  readonly seed: string;
  readonly size: number;
}

export interface Simulated extends Task, WorldResult {}

// Refusals are answers here: nobody reads where in the code they were made.
Error.stackTraceLimit = 0;
useLightMessages();
parentPort!.on('message', (task: Task) => {
  void simulate(task.seed, task.size).then((result) => parentPort!.postMessage({ ...task, ...result }));
});
