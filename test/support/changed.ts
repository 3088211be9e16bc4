/** Every copy of a value of JSON that differs from it in one place. */
export function* changed(value: unknown): Generator<unknown> {
  if (typeof value === 'number') yield value + 1;
  else if (typeof value === 'string') yield `${value}x`;
  else if (typeof value === 'boolean') yield !value;
  else if (Array.isArray(value)) {
    yield [...value, 'more'];
    for (const [index, item] of value.entries()) {
      yield value.filter((_, at) => at !== index);
      for (const other of changed(item)) yield value.map((one: unknown, at) => (at === index ? other : one));
    }
  } else if (typeof value === 'object' && value !== null) {
    yield { ...value, more: 1 };
    for (const [key, item] of Object.entries(value)) {
      yield Object.fromEntries(Object.entries(value).filter(([other]) => other !== key));
      for (const other of changed(item)) yield { ...value, [key]: other };
    }
  }
}
