import { getResponse, type HttpHandler } from 'msw';

/** A window, as far as it is asked. */
type Page = Pick<Window, 'addEventListener'> & { fetch: typeof fetch };

/**
 * Has a page answer its own calls once it is about to be left: MSW does not from then on, and what is still asked would go to the
 * server of the page, which knows nothing of it. A page that stays after all, as behind a link to an e-mail address, goes on being served.
 */
export function answerOnceLeft(page: Page, handlers: readonly HttpHandler[]): void {
  const answer = (): void => {
    const { fetch } = page;
    page.fetch = async (...sent) => {
      const request = new Request(...sent);
      return (await getResponse([...handlers], request.clone())) ?? fetch.call(page, request);
    };
  };
  page.addEventListener('beforeunload', answer, { once: true });
}
