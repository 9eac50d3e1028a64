import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import express, { Router } from 'express';
import type { OpenApi } from './openapi.js';

const PAGE = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Jinji 晋级 · API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="icon" href="/docs/favicon-32x32.png">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

/** Writes from the page carry the session's CSRF token, so that "Try it out" works after a log-in. */
const START = `'use strict';
const csrf = () => fetch('/v1/sessions/current').then((r) => (r.ok ? r.json() : {})).then((s) => s.csrfToken);
window.ui = SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  docExpansion: 'list',
  validatorUrl: null,
  requestInterceptor: async (request) => {
    if (request.method && request.method !== 'GET' && !request.url.endsWith('/v1/sessions')) {
      const token = await csrf();
      if (token) request.headers['X-CSRF-Token'] = token;
    }
    return request;
  },
});
`;

/** `/openapi.json` and `/docs`, everything from this machine; scripts and styles are files, so a strict CSP holds. */
export function createDocsPage(document: OpenApi): Router {
  const router = Router();
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const files = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];
  const json = JSON.stringify(document);
  router.get('/openapi.json', (_req, res) => {
    res.type('application/json').send(json);
  });
  router.get('/docs', (_req, res) => {
    res.type('html').send(PAGE);
  });
  router.get('/docs/start.js', (_req, res) => {
    res.type('text/javascript').send(START);
  });
  const serve = express.static(folder, { index: false, fallthrough: true, maxAge: '1h' });
  for (const file of files) {
    router.get(`/docs/${file}`, (req, res, next) => {
      req.url = `/${file}`;
      void serve(req, res, next);
    });
  }
  router.get('/', (_req, res) => {
    res.redirect(302, '/docs');
  });
  return router;
}
