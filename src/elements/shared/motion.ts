/** Whether the visitor's system asks for less motion. Asked each time: there is no window where a server imports the elements. */
export const reducedMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
