/**
 * Where a key moves to from one of some buttons that wrap into rows, or undefined where the key is none of theirs (A11Y D2). Left
 * and right go through all in reading order; up and down to the nearest button of the next row, across groups.
 */
export function buttonByKey(
  event: KeyboardEvent,
  buttons: readonly HTMLElement[],
  from: HTMLElement,
  rightToLeft: boolean,
): HTMLElement | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return undefined;
  const at = buttons.indexOf(from);
  switch (event.key) {
    case 'Home':
      return buttons[0];
    case 'End':
      return buttons.at(-1);
    case 'ArrowRight':
    case 'ArrowLeft':
      return buttons[at + ((event.key === 'ArrowRight') === rightToLeft ? -1 : 1)] ?? from;
    case 'ArrowDown':
      return nearest(buttons.slice(at + 1), from, 1);
    case 'ArrowUp':
      return nearest(buttons.slice(0, at).reverse(), from, -1);
    default:
      return undefined;
  }
}

/** Of the first row below (or above), the button that lies closest under (or over) the one given; itself where there is no row. */
function nearest(candidates: readonly HTMLElement[], from: HTMLElement, direction: 1 | -1): HTMLElement {
  const here = from.getBoundingClientRect();
  const boxes = candidates.map((button) => ({ button, box: button.getBoundingClientRect() }));
  const first = boxes.find(({ box }) => (box.top - here.top) * direction > here.height / 2);
  const row = boxes.filter(({ box }) => first && Math.abs(box.top - first.box.top) < here.height / 2);
  row.sort((a, b) => Math.abs(a.box.left - here.left) - Math.abs(b.box.left - here.left));
  return row[0]?.button ?? from;
}
