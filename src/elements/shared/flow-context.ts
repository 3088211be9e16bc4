import { createContext } from '@lit/context';
import type { Flow } from '../../booking/flow.js';
import type { Words } from '../../locale/words.js';

/** The flow of the nearest `<rota-booking>`. */
export const flowContext = createContext<Flow | undefined>(Symbol('rota-flow'));

/** Strings and formatters of the nearest `<rota-booking>`'s language. */
export const wordsContext = createContext<Words | undefined>(Symbol('rota-words'));
