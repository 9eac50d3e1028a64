import express, { type Request, type RequestHandler, type Response } from 'express';
import * as z from 'zod';
import type { Route } from './route.js';
import { badHeader, citing, ifMatchRequired, malformedJson, unsupportedType } from './refusals.js';
import { spool } from './spool.js';
import { parse } from './validation.js';

export const BODY_LIMIT = '8 MB';
// Without inflation nobody can send a small body that becomes a huge one.
const readJson: RequestHandler = express.json({ limit: BODY_LIMIT.replace(' ', ''), inflate: false });

/** What a request holds once it has been parsed by its route's schemas. */
export interface Parsed {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly ifMatch: string | undefined;
}

const noQuery = z.strictObject({});

/** Parses address, query and body. @throws ApiRefusal `REQUEST.*`, `PRECONDITION.REQUIRED`. */
export async function parseRequest(route: Route, req: Request, res: Response): Promise<Parsed> {
  const params = route.params ? parse(route.params, req.params, 'params') : undefined;
  const query = parse(route.query ?? noQuery, req.query, 'query');
  const ifMatch = versionOf(req.get('If-Match'));
  if (route.versioned === true && ifMatch === undefined) throw ifMatchRequired();
  return { params, query, ifMatch, body: await bodyOf(route, req, res) };
}

async function bodyOf(route: Route, req: Request, res: Response): Promise<unknown> {
  if (route.rawBody && req.is([...route.rawBody.types])) {
    if ((req.get('Content-Encoding') ?? 'identity') !== 'identity') throw unsupportedType(route.rawBody.types);
    const { spool: most } = route.rawBody;
    return most === undefined ? undefined : spool(req, res, most);
  }
  if (!route.body) {
    if (route.rawBody) throw unsupportedType(route.rawBody.types);
    return undefined;
  }
  if (!req.is('application/json')) throw unsupportedType(['application/json', ...(route.rawBody?.types ?? [])]);
  await new Promise<void>((resolve, reject) => {
    readJson(req, res, (error?: unknown) => {
      if (error === undefined) resolve();
      else reject(error instanceof Error ? error : malformedJson());
    });
  });
  const body: unknown = req.body;
  if (body === undefined) throw malformedJson();
  try {
    return parse(route.body, body);
  } catch (error) {
    throw route.clause === undefined ? error : citing(error, route.clause);
  }
}

/** The version in an If-Match; `*` and weak tags are not taken, for they would match anything. */
function versionOf(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const version = /^"([\x21\x23-\x7e]{1,100})"$/.exec(header.trim())?.[1];
  if (version === undefined) {
    throw badHeader('If-Match', '须为一个带引号的 ETag,例如 "3"', 'one quoted ETag, such as "3"');
  }
  return version;
}
