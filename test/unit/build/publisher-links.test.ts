import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { publisherLinks } from '../../../build/publisher-links.ts';

const root = new URL('../../../', import.meta.url);

describe('publisher links', () => {
  for (const repository of ['https://github.com/contoso/a.git', 'git+https://github.com/contoso/a.git'])
    it(`${repository}: pages, and base URLs for README.md`, () => {
      const web = 'https://github.com/contoso/a';
      const { homepage, bugs, qna, badges, vsce } = publisherLinks(repository, 'MIT');
      assert.deepEqual(
        { homepage, bugs, qna, vsce },
        {
          homepage: `${web}#readme`,
          bugs: { url: `${web}/issues` },
          qna: `${web}/discussions`,
          vsce: { baseContentUrl: `${web}/blob/HEAD`, baseImagesUrl: `${web}/raw/HEAD` },
        },
      );
      for (const { url, href } of badges) {
        assert.match(url, /^https:\/\/img\.shields\.io\//);
        assert.ok(href.startsWith(web));
      }
    });
});

describe('README.md', () => {
  const readme = readFileSync(new URL('README.md', root), 'utf8');

  it('has pictures that exist, each on light and dark, less than a megabyte in total', () => {
    const pictures = [...readme.matchAll(/!\[([^\]]+)\]\(([^)]+)\)/g)];
    assert.ok(pictures.length >= 3);
    let bytes = 0;
    for (const [, words = '', file = ''] of pictures) {
      assert.match(words, /\w+ \w+ \w+/, file);
      for (const theme of ['light', 'dark']) bytes += readFileSync(new URL(file.replace('light', theme), root)).length;
    }
    assert.ok(bytes < 1024 * 1024, `${bytes} bytes`);
  });

  it('links to files and headings that exist', () => {
    const headings = [...readme.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    );
    for (const [, link = ''] of readme.matchAll(/(?<!!)\[[^\]]+\]\(([^)]+)\)/g))
      if (link.startsWith('#')) assert.ok(headings.includes(link.slice(1)), link);
      else if (!link.startsWith('https:')) assert.ok(existsSync(new URL(link, root)), link);
  });

  it('addresses users first, then says how to run it from source in two commands', () => {
    const source = readme.slice(readme.indexOf('## From source'));
    assert.ok(readme.indexOf('## From source') > readme.indexOf('## Privacy'));
    assert.match(source, /^npm start {3}# [^]*^npm test {4}# /m);
    assert.doesNotMatch(readme.slice(0, readme.indexOf('## From source')), /npm (?:start|test)\b/);
  });
});
