import type { Booking } from '../../src/adapter/contract.js';

/** What a client meant, and all it was ever told about it. Its name stands in the booking as the client's last name. */
export interface Intent {
  readonly name: string;
  readonly wish: { readonly duration: number; readonly start: number } & (
    { readonly service: string; readonly calendar?: string } | { readonly panel: string } | { readonly page: string }
  );
  /** Ids of the bookings that it was told of: more than one, even the same one twice, is well; two different are not. */
  readonly told: Set<string>;
  /** The code of a definite refusal. */
  refused?: string;
  /** What the booking was told to be in the end, and when it starts. */
  state?: Booking['state'];
  start: number;
  /** Who has it, where one of the site's people was told last. */
  hosts?: readonly string[];
  /** Answers that are neither: there must be none but what the chaos itself brings about. */
  readonly odd: string[];
}
