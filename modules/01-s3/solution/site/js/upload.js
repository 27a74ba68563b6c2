// Sends a form and tells how much of it has gone. fetch cannot tell that, so this is the older XMLHttpRequest, behind
// the same kind of answer.

// A slow line needs its time for 4 MB.
const timeoutMs = 180_000;

/**
 * @param {{ method: string, headers: Record<string, string>, body: FormData, onProgress: (part: number) => void }} options
 *   onProgress is told which part of the body has gone, from 0 to 1
 * @returns {Promise<Response>} rejects with a TypeError, as fetch does, when there is no answer
 */
export function upload(url, { method, headers, body, onProgress }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    request.timeout = timeoutMs;
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(loaded / total));
    request.addEventListener('load', () => {
      // A Response with status 204 may have no body, not even an empty one.
      resolve(new Response(request.response || null, { status: request.status }));
    });
    for (const failure of ['error', 'timeout', 'abort']) {
      request.addEventListener(failure, () => reject(new TypeError('The API did not answer')));
    }
    request.send(body);
  });
}
