import { clinic } from './clinic.js';
import { consulting } from './consulting.js';
import { harbour } from './harbour.js';
import { physio } from './physio.js';
import type { Sample } from './sample-site.js';
import { empty, many, nights, single } from './states.js';
import { support } from './support.js';
import { wellness } from './wellness.js';

/** The sample sites by id. */
export const SAMPLES = {
  wellness,
  consulting,
  clinic,
  support,
  physio,
  harbour,
  single,
  nights,
  empty,
  many,
} satisfies Record<string, Sample>;

export type SampleName = keyof typeof SAMPLES;
