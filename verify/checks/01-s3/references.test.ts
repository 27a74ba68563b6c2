import { describe, expect, it } from 'vitest';
import { reachableFrom, referencesOf } from './references.ts';
import type { SiteFile } from './site-files.ts';

function file(key: string, text: string): SiteFile {
  return { key, body: Buffer.from(text), contentType: undefined, cacheControl: undefined };
}

describe('what a page names', () => {
  it('is every style, script and image of its own site, however the address is written', () => {
    const page = file(
      'sub/page.html',
      `<link rel="stylesheet" href="/css/base.css"><script type=module src=../js/app.js></script>
       <img alt="" src='./a%20b.png?v=1'><script src="https://other.example/x.js"></script>
       <!-- <script src="/gone.js"></script> --><a href="/next.html">on</a><img src="data:image/png;base64,AA">`,
    );
    expect(referencesOf(page)).toEqual(['css/base.css', 'js/app.js', 'sub/a b.png']);
  });

  it('is what a script imports, and not what its comments say', () => {
    const script = file(
      'js/app.js',
      `import { a } from './a.js'; import './b.js'; const c = await import('./late.js');
       export { d } from "../d.js"; // import './e.js'
       /* import './f.js' */ const url = 'https://x.example/'; import 'https://x.example/g.js';`,
    );
    expect(referencesOf(script)).toEqual(['js/a.js', 'js/b.js', 'd.js']);
  });

  it('is nothing where a template was to write the address', () => {
    const page = file(
      'index.html',
      `<img src="{{ poster_link(movie.poster) }}"><script src="{% if x %}a.js{% endif %}"></script>
       <link href="/css/base.css" rel="stylesheet">`,
    );
    expect(referencesOf(page)).toEqual(['css/base.css']);
  });

  it('is what a style loads', () => {
    const style = file(
      'css/a.css',
      `@import "b.css"; p { background: url('../img/c.svg') } q { x: url(data:,) }`,
    );
    expect(referencesOf(style)).toEqual(['css/b.css', 'img/c.svg']);
  });
});

describe('what a page needs', () => {
  it('goes on through what it names, and ends where files name each other', () => {
    const files = [
      file('index.html', '<script src="/a.js"></script>'),
      file('a.js', "import './b.js'"),
      file('b.js', "import './a.js'; import './missing.js'"),
    ];
    const site = new Map(files.map((one) => [one.key, one]));
    expect(reachableFrom('index.html', site)).toEqual(['a.js', 'b.js', 'missing.js']);
  });

  it('is not what a script would load later, unless it is there', () => {
    const files = [
      file('index.html', '<script src="/a.js"></script>'),
      file('a.js', "if (later) await import('./later.js'); else import( './never.js' );"),
      file('later.js', "import './more.js'"),
    ];
    const site = new Map(files.map((one) => [one.key, one]));
    expect(reachableFrom('index.html', site)).toEqual(['a.js', 'later.js', 'more.js']);
  });
});
