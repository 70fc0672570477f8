import assert from 'node:assert/strict';
import { parsedUrl } from '../../../../src/catalog/url/parsed-url.ts';

describe('parsedUrl', () => {
  it('gives the same answer every time, unlike URL.canParse in Node.js 20', () => {
    const url = 'https://gra\u00adph.microsoft.com/beta';
    for (let times = 0; times < 20_000; times++) assert.equal(parsedUrl(url)?.host, 'graph.microsoft.com');
  });

  it('is undefined for what isn’t a URL', () => {
    for (const text of ['', '/beta', 'https://', 'https://a b/']) assert.equal(parsedUrl(text), undefined);
    assert.equal(parsedUrl('/beta', 'https://graph.microsoft.com')?.pathname, '/beta');
  });
});
