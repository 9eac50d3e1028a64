import createClient from 'openapi-fetch';

/** A client of the API, typed by its own description; see docs/api.md. */
export function createJinjiClient({ baseUrl, token, language = 'zh-CN', fetch }) {
  const client = createClient({
    baseUrl,
    headers: { Accept: 'application/json', 'Accept-Language': language, Authorization: `Bearer ${token}` },
    ...(fetch === undefined ? {} : { fetch }),
  });
  client.use({
    onRequest({ request }) {
      // Give one of your own to what you may send again: under the same key it counts once.
      if (request.method !== 'GET' && !request.headers.has('Idempotency-Key'))
        request.headers.set('Idempotency-Key', crypto.randomUUID());
      return request;
    },
  });
  return client;
}
