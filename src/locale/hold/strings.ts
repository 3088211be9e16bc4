import type { Text } from '../strings.js';

/** The words about a time that is held while the form is filled (RC-6), apart: few backends hold times. */
export interface HoldStrings {
  /** How long still: "Kept for you: 5 minutes". */
  readonly kept: Text<'time'>;
  /** The same shortly before the end. */
  readonly ending: Text<'time'>;
  /** Has it held for longer, and what that button says meanwhile. */
  readonly extend: string;
  readonly extending: string;
  readonly ended: string;
}
