/** What a browser remembers of one host. */
export interface CookieJar {
  /** @param set what the headers Set-Cookie said, joined with commas */
  keep(set: string | undefined): void;
  header(): Record<string, string>;
}

/** A jar without cookies. It looks at no paths and no times: a sign-in takes seconds, at one host. */
export function cookieJar(): CookieJar {
  const kept = new Map<string, string>();
  return {
    keep(set = '') {
      // A date has a comma too, and no name with "=" after it.
      for (const cookie of set.split(/,\s*(?=[^;,=\s]+=)/)) {
        const [, name = '', value = ''] = /^\s*([^=;]+)=([^;]*)/.exec(cookie) ?? [];
        if (name === '') continue;
        if (value === '' || /;\s*max-age=0/i.test(cookie)) kept.delete(name);
        else kept.set(name, value);
      }
    },
    header(): Record<string, string> {
      const cookie = [...kept].map(([name, value]) => `${name}=${value}`).join('; ');
      return cookie === '' ? {} : { cookie };
    },
  };
}
