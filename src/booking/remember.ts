/** Makes a function keep its last result for as long as it is called with the very same arguments. */
export function remember<Arguments extends readonly unknown[], Result>(
  compute: (...args: Arguments) => Result,
): (...args: Arguments) => Result {
  let last: { readonly args: Arguments; readonly result: Result } | undefined;
  return (...args) => {
    if (!last || last.args.length !== args.length || last.args.some((arg, index) => !Object.is(arg, args[index])))
      last = { args, result: compute(...args) };
    return last.result;
  };
}
