// One call of the API. Throws a TypeError if no answer came, and an AbortError if it was given up.
export async function call(method, path, { body, headers = {}, signal } = {}) {
  const sent = body === undefined ? {} : { 'Content-Type': 'application/json' };
  const answer = await fetch(path, {
    method,
    headers: { Accept: 'application/json', ...sent, ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'error',
    signal,
  });
  const json = /[/+]json/.test(answer.headers.get('Content-Type') ?? '');
  return {
    status: answer.status,
    etag: answer.headers.get('ETag'),
    body: json && answer.status !== 304 ? await answer.json().catch(() => null) : null,
  };
}

export const dossierPath = (reference, rest = '') => `/api/dossiers/${encodeURIComponent(reference)}${rest}`;
