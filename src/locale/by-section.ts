/**
 * An object like another, each of its values made when it is first asked for: sections of strings come with the file that needs
 * them, and nobody pays for those that never show.
 */
export function bySection<T extends object>(model: T, make: (name: keyof T, index: number) => unknown): T {
  const result = {} as T;
  (Object.keys(model) as (keyof T)[]).forEach((name, index) => {
    const define = (how: PropertyDescriptor) =>
      Object.defineProperty(result, name, { enumerable: true, configurable: true, ...how });
    define({
      get: () => {
        const value = make(name, index);
        if (value !== undefined) define({ value });
        return value;
      },
    });
  });
  return result;
}
