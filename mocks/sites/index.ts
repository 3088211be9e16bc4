import type { Sample } from './sample-site.js';
import { wellness } from './wellness.js';

/** The sample sites by id. */
export const SAMPLES = { wellness } satisfies Record<string, Sample>;

export type SampleName = keyof typeof SAMPLES;
