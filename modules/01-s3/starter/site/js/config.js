// Reads /config.json, the one file that differs from student to student.

let config;

/**
 * The site's settings. `apiUrl` is null until module 4 writes the address of the API into config.json.
 *
 * @returns {Promise<{ apiUrl: string | null }>}
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
