import { expect } from 'chai';
import { mockSite } from '../../mocks/index.js';
import { answerOnceLeft } from '../../mocks/left-page.js';

const ADDRESS = 'https://practice.example.com/v1/sites/single/catalog';

describe('a page with a mocked backend that is left', () => {
  /** A page whose server knows nothing of the backend. */
  function aPage() {
    const asked: string[] = [];
    const fetch = async (sent: RequestInfo | URL): Promise<Response> => {
      asked.push((sent as Request).url ?? String(sent));
      return new Response(undefined, { status: 404 });
    };
    const page = Object.assign(new EventTarget() as Window, { fetch });
    answerOnceLeft(page, mockSite('single').handlers);
    return { page, asked };
  }

  it('A73 answers by itself what is still asked, and finds no 404', async () => {
    const { page, asked } = aPage();
    expect((await page.fetch(ADDRESS)).status).to.equal(404);
    page.dispatchEvent(new Event('beforeunload'));
    page.dispatchEvent(new Event('beforeunload'));
    const answer = await page.fetch(ADDRESS);
    expect([answer.status, ((await answer.json()) as { site: { id: string } }).site.id]).to.deep.equal([200, 'single']);
    expect(asked).to.deep.equal([ADDRESS]);
  });

  it('leaves to its server what is none of the backend’s', async () => {
    const { page, asked } = aPage();
    page.dispatchEvent(new Event('beforeunload'));
    expect((await page.fetch('https://practice.example.com/logo.svg')).status).to.equal(404);
    expect(asked).to.deep.equal(['https://practice.example.com/logo.svg']);
  });
});
