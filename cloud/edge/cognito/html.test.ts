import { expect, it } from 'vitest';
import { html } from './html.ts';

it('escapes every value that is not HTML already, in text and in attributes', () => {
  const hostile = `"><script>alert('x')</script>&`;
  const { text } = html`<p title="${hostile}">${html`<b>${hostile}</b>`}</p>`;
  const escaped = '&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;';
  expect(text).toBe(`<p title="${escaped}"><b>${escaped}</b></p>`);
});

it('leaves nothing for an absent value', () => {
  expect(html`<p>${undefined}</p>`.text).toBe('<p></p>');
});
