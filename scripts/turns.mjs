// Steps that run side by side speak one after the other, in the order in which they began: what they say stays apart, and a log
// reads as if nothing had run at once.

/** A way to speak: at once while it is one's turn, else as soon as it is. `end` hands the turn on. */
export function turns(write) {
  const begun = [];
  return () => {
    const own = { kept: [], ended: false };
    begun.push(own);
    return {
      say: (text) => (begun[0] === own ? write(text) : own.kept.push(text)),
      end() {
        own.ended = true;
        while (begun[0]?.ended) {
          begun.shift();
          begun[0]?.kept.splice(0).forEach((text) => write(text));
        }
      },
    };
  };
}
