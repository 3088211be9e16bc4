import type { Page } from '@playwright/test';

/** A style sheet of the host page that can be put on and taken off. */
export interface Sheet {
  on(): Promise<void>;
  off(): Promise<void>;
}

/** Adds a sheet, off at first. */
export async function addSheet(page: Page, content: string): Promise<Sheet> {
  const element = await page.addStyleTag({ content });
  const disable = (disabled: boolean) =>
    element.evaluate((style, off) => void ((style as HTMLStyleElement).disabled = off), disabled);
  await disable(true);
  return { on: () => disable(false), off: () => disable(true) };
}
