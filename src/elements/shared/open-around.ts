/**
 * Opens what the page keeps an element of its arrangement in: a `<details>`, a dialog of its own, a `<rota-dialog>`. While it is
 * closed, nothing in it can take focus.
 */
export function openAround(element: Element): void {
  const around = element.parentElement?.closest<HTMLElement>('details, dialog, rota-dialog');
  if (!around) return;
  openAround(around);
  if (around instanceof HTMLDialogElement) {
    if (!around.open) around.showModal();
    return;
  }
  (around as HTMLDetailsElement).open = true;
  // A `<rota-dialog>` would open with its next update only.
  (around as { performUpdate?(): void }).performUpdate?.();
}
