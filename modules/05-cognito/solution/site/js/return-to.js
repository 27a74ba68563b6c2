// Where to go after signing in. The address comes with the query, so anybody can write one into a link: only pages of
// this site are taken, or the sign-in page would send people to a copy of itself elsewhere.

// Any host does: it only tells this site's own addresses from those of others.
const here = 'https://site.invalid';

/** The sign-in page's address, with the page to come back to. */
export function signInAddress(returnTo) {
  return `/login.html?${new URLSearchParams({ returnTo })}`;
}

/** The address to go back to, or the admin page when it is missing or not one of this site. */
export function safeReturnTo(address) {
  if (!address?.startsWith('/') || !URL.canParse(address, here)) return '/admin.html';
  const { origin, pathname, search, hash } = new URL(address, here);
  // Browsers read "//elsewhere", "/\elsewhere" and "/<tab>/elsewhere" as other sites, and "/.//elsewhere" becomes one.
  if (origin !== here || pathname.startsWith('//')) return '/admin.html';
  if (['/login.html', '/signed-in.html'].includes(pathname)) return '/admin.html';
  return pathname + search + hash;
}
