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

useLightMessages();
parentPort!.on('message', (task: Task) => {
  void simulate(task.seed, task.size).then((result) => parentPort!.postMessage({ ...task, ...result }));
});
