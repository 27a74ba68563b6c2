// Reads /config.json, the one file that differs from student to student.

let config;

/**
 * The site's settings. `apiUrl` is null until module 4 writes the address of the API into config.json; `userPool` is
 * missing until module 5 says where administrators sign in.
 *
 * @returns {Promise<{
 *   apiUrl: string | null,
 *   userPool?: { id: string, clientId: string, endpoint: string, signInPage: string },
 * }>}
 */
export function loadConfig() {
  config ??= fetchConfig();
  return config;
}

async function fetchConfig() {
  const response = await fetch('/config.json');
  if (!response.ok) throw new Error(`config.json answered ${response.status}`);
  return response.json();
}
