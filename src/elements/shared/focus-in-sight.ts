/** Focuses what a key moved to, in sight as a whole (A11Y B23): Firefox leaves what it sees a line of where that is. */
export function focusInSight(element: HTMLElement): void {
  element.focus();
  element.scrollIntoView({ block: 'nearest' });
}
